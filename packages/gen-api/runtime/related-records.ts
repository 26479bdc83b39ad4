import { Decimal } from '@prisma/client/runtime/client'
import type { Context } from './context.js'
import { query } from './door.js'
import type { Scalar, Where } from './list-query.js'
import type { Model, Values } from './model.js'
import { missingRecord } from './moved-faults.js'
import type { Asked } from './relation-parts.js'

/**
 * Columns of the record that a body names.
 *
 * @param columns shown or not: what is not shown is written into a foreign key, and told to nobody
 * @throws Problem `foreign-key` for one that is not there
 */
export async function namedRecord(ctx: Context, model: Model, { at, values }: Asked, columns: readonly string[]): Promise<Values> {
  const found = await query(ctx, model, 'lookup', { where: whereEquals(values), columns })
  if (!found) throw missingRecord(at)
  return found
}

/** Columns of a record that was written just now, shown or not. */
export async function columnsOf(ctx: Context, model: Model, record: Values, columns: readonly string[]): Promise<Values> {
  if (columns.every((name) => Object.hasOwn(record, name))) return record
  const found = await query(ctx, model, 'lookup', { where: whereEquals(keyOf(record, model)), columns })
  if (!found) throw new Error(`The record of ${model.name} that was written is not there.`)
  return found
}

/** The key of a record. */
export function keyOf(record: Values, model: Model): Values {
  if (!model.key) throw new Error(`${model.name} has no key.`)
  return Object.fromEntries(model.key.fields.map((name) => [name, record[name]]))
}

/** The filter that these values pass, as a request or the database gives them; no null is among them. */
export function whereEquals(values: Values): Where {
  return { columns: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { equals: scalarOf(value) }])) }
}

function scalarOf(value: unknown): Scalar {
  if (value instanceof Decimal) return value.toFixed()
  if (isScalar(value)) return value
  throw new Error('A record is named by something that no column compares.')
}

function isScalar(value: unknown): value is Exclude<Scalar, null> {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value) || value instanceof Date || value instanceof Uint8Array
}
