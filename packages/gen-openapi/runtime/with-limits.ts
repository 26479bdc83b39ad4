import type { Limits } from '#runtime/api/context.js'
import type { ReadonlyJson } from '#runtime/api/json.js'
import type { JsonObject } from './json.js'
import type { Described } from './with-extensions.js'

/** The document with the limits of an application for pages. */
export function withLimits(document: Described, { defaultTake, maxTake, maxSkip }: Pick<Limits, 'defaultTake' | 'maxTake' | 'maxSkip'>): Described {
  const bounds: { readonly [name: string]: JsonObject } = { Take: { maximum: maxTake, default: defaultTake }, Skip: { maximum: maxSkip } }
  const { schemas, parameters, ...others } = document.components
  return {
    ...document,
    components: {
      ...others,
      ...(schemas && { schemas: mapped(schemas, (schema, name) => ({ ...schema, ...bounds[name] }), bounds) }),
      ...(parameters && {
        parameters: mapped(parameters, (parameter, name) => ({ ...parameter, schema: { ...objectIn(parameter['schema']), ...bounds[name] } }), bounds),
      }),
    },
  }
}

/** The members of an object, of which those in `named` are other ones. */
function mapped(members: JsonObject, change: (member: JsonObject, name: string) => JsonObject, named: object): JsonObject {
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, Object.hasOwn(named, name) ? change(objectIn(member), name) : member]))
}

function objectIn(value: ReadonlyJson | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {}
}

function isList(value: ReadonlyJson): value is readonly ReadonlyJson[] {
  return Array.isArray(value)
}
