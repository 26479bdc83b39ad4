import { byCodeUnit, def, doc, enumNamed, join, lit, ts, type Code } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import { enumType, type WireTypes } from '../wire-types.js'

/** `enums.ts`: the enums that bodies and replies have, as types. */
export function enumsFile(api: Api, names: readonly string[]): Code {
  const types = [...names].sort(byCodeUnit).map((name) => {
    const { doc: text, values } = enumNamed(api.schema, name)
    return ts`
      ${doc(text ?? `The values of ${name}.`)}
      export type ${def(enumType(api, name))} = ${join(values.map((value) => lit(value.name)), ' | ')}
    `
  })
  return join(types, '\n\n')
}

/** `shapes.ts`: the named shapes that are no model's. */
export function shapesFile({ others, typeOf }: WireTypes): Code {
  return join(
    others.map(({ symbol, shape }) => ts`
      ${doc(`What the API calls ${symbol.name}.`)}
      export type ${symbol} = ${typeOf(shape)}
    `),
    '\n\n',
  )
}
