import type { parseSchema } from '@ssot-codegen/core'
import type { ModelsConfig } from './define-config.js'

/** What the parser of the schema takes from the config. */
export type SchemaOptions = NonNullable<Parameters<typeof parseSchema>[1]>

/** What a config says of models, as the parser of the schema takes it. What is `undefined` is not said. */
export function schemaOptions({ include, exclude, ...models }: ModelsConfig = {}): SchemaOptions {
  // `checkConfig` has made sure that each model holds an object; the parser checks what is in it.
  const said = withoutUndefined(models) as NonNullable<SchemaOptions['models']>
  return { models: said, ...(include && { include }), ...(exclude && { exclude }) }
}

function withoutUndefined(value: object): object {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined)
  return Object.fromEntries(entries.map(([key, item]: [string, unknown]) => [key, isPlain(item) ? withoutUndefined(item) : item]))
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
