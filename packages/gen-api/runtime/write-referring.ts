import type { Context } from './context.js'
import { query } from './door.js'
import type { Model, Values } from './model.js'
import { missingRecord, writeInside } from './moved-faults.js'
import { Problem } from './problem.js'
import type { RecordWriters } from './record-writers.js'
import { columnsOf, keyOf, namedRecord, whereEquals } from './related-records.js'
import type { Asked, RelationPart } from './relation-parts.js'
import { isSameValue } from './same-value.js'

/** One relation whose foreign key the records at the other end have. */
type Referring = {
  readonly part: RelationPart
  /** What their foreign key holds where they are connected. */
  readonly connected: Values
  /** What it holds of that where they are not. */
  readonly disconnected: Values
  readonly writers: RecordWriters
}

/** What a body says of a relation, the record that the related ones refer to, and how those are written. */
type RelationWrite = { readonly part: RelationPart; readonly record: Values; readonly writers: RecordWriters }

/**
 * Makes, connects and disconnects the records that refer to another.
 *
 * @param model that of the record they refer to
 * @throws Problem `foreign-key` for a record that is not there, `invalid-body` where too many would change, and those of the writes
 */
export async function writeReferring(ctx: Context, model: Model, { part, record, writers }: RelationWrite): Promise<void> {
  const { relation, target, at } = part
  const opposite = target.relations[relation.opposite ?? '']
  const { fields = [], references = [], cleared = fields } = opposite ?? {}
  if (fields.length === 0) throw new Error(`No record of ${target.name} refers to one of ${model.name} by "${relation.opposite ?? ''}".`)
  const own = await columnsOf(ctx, model, record, references)
  const connected = Object.fromEntries(fields.map((name, index) => [name, own[references[index] ?? '']]))
  const isReferable = Object.values(connected).every((value) => value !== undefined && value !== null)
  if (!isReferable) throw missingRecord(at, 'The record around this has no value that could be referred to.')
  const referring: Referring = { part, connected, disconnected: Object.fromEntries(cleared.map((name) => [name, null])), writers }
  if (part.cleared) await disconnectOthers(ctx, referring, [])
  for (const item of part.disconnect) await disconnect(ctx, referring, item)
  if (part.set) await setAll(ctx, referring, part.set)
  for (const item of part.connect) await connect(ctx, referring, await named(ctx, referring, item), item)
  for (const { at: place, values } of part.create) {
    await writeInside(place, fields, () => writers.create(ctx, target, { ...values, ...connected }))
  }
}

/** The record that a body names: its key, and what it refers to. */
function named(ctx: Context, { part: { target }, connected }: Referring, item: Asked): Promise<Values> {
  return namedRecord(ctx, target, item, [...(target.key?.fields ?? []), ...Object.keys(connected)])
}

async function connect(ctx: Context, referring: Referring, record: Values, item: Asked): Promise<void> {
  if (!isConnected(record, referring)) await change(ctx, referring, record, { data: referring.connected, at: item.at })
}

async function disconnect(ctx: Context, referring: Referring, item: Asked): Promise<void> {
  const record = await named(ctx, referring, item)
  // What another record has is not for this one to let go.
  if (isConnected(record, referring)) await change(ctx, referring, record, { data: referring.disconnected, at: item.at })
}

async function setAll(ctx: Context, referring: Referring, items: readonly Asked[]): Promise<void> {
  const records: Values[] = []
  for (const item of items) records.push(await named(ctx, referring, item))
  await disconnectOthers(ctx, referring, records)
  for (const [index, item] of items.entries()) await connect(ctx, referring, records[index] ?? {}, item)
}

/** Disconnects all but those; how many that are is not known before, and is bounded all the same. */
async function disconnectOthers(ctx: Context, referring: Referring, kept: readonly Values[]): Promise<void> {
  const { target, at } = referring.part
  const most = ctx.limits.maxNestedWrites
  const present = await query(ctx, target, 'findMany', { where: whereEquals(referring.connected), take: most + kept.length + 1 })
  const others = present.filter((record) => !kept.some((other) => isSameRecord(record, other, target)))
  if (others.length > most) {
    const errors = [{ pointer: at, code: 'too-many', detail: `More than ${most} records would be disconnected.` }]
    throw new Problem('invalid-body', { errors })
  }
  for (const record of others) await change(ctx, referring, record, { data: referring.disconnected, at })
}

function change(ctx: Context, { part: { target }, writers }: Referring, record: Values, { data, at }: { readonly data: Values; readonly at: string }) {
  return writeInside(at, Object.keys(data), () => writers.update(ctx, target, { key: keyOf(record, target) }, data))
}

function isConnected(record: Values, { connected }: Referring): boolean {
  return Object.entries(connected).every(([name, value]) => isSameValue(record[name], value))
}

function isSameRecord(a: Values, b: Values, { key }: Model): boolean {
  return (key?.fields ?? []).every((name) => isSameValue(a[name], b[name]))
}
