import { z } from 'zod'
import type { BodySchema, Model } from './model.js'
import { check } from './schema-faults.js'

/** What a body may hold of columns. */
export type RecordColumns = {
  readonly names: ReadonlySet<string>
  /** Checks them, foreign keys being optional: a relation may say them. */
  readonly schema: z.core.$ZodType
  /** The foreign keys that a record needs, whoever says them. */
  readonly needed: readonly string[]
}

/** By the schema; there are two for each model. */
const known = new WeakMap<BodySchema, RecordColumns>()

/**
 * What a body may hold of columns.
 *
 * @param schema checks the columns, all foreign keys being said by themselves
 * @throws Error for a schema that is none of an object
 */
export function recordColumns(schema: BodySchema, model: Model): RecordColumns {
  const cached = known.get(schema)
  if (cached) return cached
  if (!(schema instanceof z.core.$ZodObject)) throw new Error(`The body of ${model.name} is no object.`)
  const shape: z.core.$ZodShape = schema._zod.def.shape
  const columns = Object.entries(shape)
  const keys = new Set(Object.values(model.relations).flatMap(({ references, fields = [] }) => (references ? fields : [])))
  const foreign = columns.filter(([name]) => keys.has(name))
  const relaxed = columns.map(([name, column]) => [name, keys.has(name) ? z.optional(column) : column] as const)
  const found: RecordColumns = {
    names: new Set(columns.map(([name]) => name)),
    schema: foreign.length > 0 ? z.strictObject(Object.fromEntries(relaxed)) : schema,
    needed: foreign.filter(([name, column]) => 'faults' in check(z.strictObject({ [name]: column }), { __proto__: null })).map(([name]) => name),
  }
  known.set(schema, found)
  return found
}
