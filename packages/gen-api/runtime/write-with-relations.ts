import type { Context } from './context.js'
import { query } from './door.js'
import type { Links } from './links.js'
import type { Model, Values } from './model.js'
import { withFaultsMoved } from './moved-faults.js'
import type { RecordWriters } from './record-writers.js'
import { keyOf } from './related-records.js'
import type { PartedData } from './relation-parts.js'
import { writeReferred } from './write-referred.js'
import { writeReferring } from './write-referring.js'

/** What is written of a record itself, once all is there that it refers to. */
export type OwnData = { readonly data: Values; readonly links: Links }

/**
 * Writes a record and those that its body names or holds: first what it refers to, then itself, then what refers to it. Each
 * is written by the writes of its own model; `ctx` is that of a transaction, so that a fault undoes all of them.
 *
 * @param write writes the record itself
 * @returns the record as it is then
 * @throws Problem as the writes do, with pointers into the whole body
 */
export async function writeWithRelations(
  ctx: Context,
  model: Model,
  body: PartedData,
  { write, writers }: { readonly write: (own: OwnData) => Promise<Values>; readonly writers: RecordWriters },
): Promise<Values> {
  const { filled, by, links } = await writeReferred(ctx, body, writers)
  // A column that a relation has filled in is nowhere in the body.
  const move = (pointer: string) => by.get(pointer.slice(1))?.at ?? pointer
  const record = await withFaultsMoved(move, () => write({ data: { ...body.columns, ...filled }, links }))
  const referring = body.parts.filter(({ relation }) => relation.opposite !== undefined)
  if (referring.length === 0) return record
  for (const part of referring) {
    ctx.throwIfAborted()
    await writeReferring(ctx, model, { part, record, writers })
  }
  // One of them may have been the record itself.
  return (await query(ctx, model, 'findOne', { key: keyOf(record, model) })) ?? record
}
