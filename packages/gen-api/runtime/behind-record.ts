import type { Context } from './context.js'
import { keyParts } from './cursor.js'
import { query } from './door.js'
import { encodeValue } from './encode.js'
import type { Step } from './keyset-steps.js'
import type { OrderTerm, Scalar, Selection, Where } from './list-query.js'
import type { Model, ModelTypes, Values } from './model.js'
import type { SortMark } from './sort-mark.js'

/** Records that are looked through at a time. */
const SEARCHED = 10_000

/** How often a record is looked for that others push about meanwhile. */
const ATTEMPTS = 5

/** What is asked of the database about one record and those behind it. */
export type BehindRecord<R> = {
  readonly isSelf: (record: Values | undefined) => boolean
  /** What a selection reads of the record itself. */
  readonly itself: (selection: Selection) => Promise<R | undefined>
  /** Whether the record exists. */
  readonly isThere: () => Promise<boolean>
  /** Whether it does within bounds. */
  readonly isWithin: (bounds: readonly Where[]) => Promise<boolean>
  /** The first records of a step; none where it is to begin with the record and does not find that. */
  readonly read: (step: Step, take: number) => Promise<R[]>
  /** The values behind a mark's in the order of the database; undefined when its own is not there. */
  readonly values: (mark: SortMark, bounds: readonly Where[]) => Promise<Scalar[] | undefined>
}

/** Asks about the record with a key and those behind it that fulfil a filter. */
export function behindRecord<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  key: T['key'],
  { where, selection }: { readonly where?: Where; readonly selection?: Selection },
): BehindRecord<T['read']> {
  const fields = model.key?.fields ?? []
  // The values are what the model says.
  const self: Where = { columns: Object.fromEntries(fields.map((name) => [name, { equals: key[name] as Scalar }])) }
  // The record is looked for among others, whether or not it fulfils the filter.
  const orSelf = where && { or: [where, self] }
  const isSelf = isRecordOf(key, model)

  const search = async (within: { readonly where?: Where; readonly orderBy: readonly OrderTerm[] }, take: number) => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const skip = await positionOf(isSelf, ctx, model, within)
      if (skip === undefined) return []
      const records = await query(ctx, model, 'findMany', { ...within, skip, take, ...(selection && { selection }) })
      if (isSelf(records[0])) return records
    }
    return []
  }

  const isWithin = async (bounds: readonly Where[]) => (await query(ctx, model, 'count', { ...all([self, ...bounds]), limit: 1 })) > 0

  return {
    isSelf,
    isThere: () => isWithin([]),
    isWithin,
    itself: async (selected) => (await query(ctx, model, 'findMany', { where: self, take: 1, selection: selected }))[0],
    async read({ bounds, orderBy, start }, take) {
      if (start === 'search') return search({ ...all([orSelf, ...bounds]), orderBy }, take)
      const cursor = start === 'cursor' ? { cursor: key } : {}
      const args = { ...all([where, ...bounds]), orderBy, take, ...cursor, ...(selection && { selection }) }
      return query(ctx, model, 'findMany', args)
    },
    async values({ term, column, model: owner, value }, bounds) {
      const [name = '', relation] = [...term.path].reverse()
      const listed = { column: name, direction: term.direction }
      // Of related models only enums are listed: the values are few, whichever records have them.
      const values = await (relation === undefined
        ? query(ctx, model, 'distinct', { ...listed, ...all([orSelf, ...bounds]) })
        : query(ctx, owner, 'distinct', listed))
      const wire = encodeValue(value, column)
      const at = values.findIndex((other) => encodeValue(other, column) === wire)
      return at === -1 ? undefined : values.slice(at + 1).filter((other) => other !== null)
    },
  }
}

/** How many records come before the one looked for, or undefined when it is not among them. */
async function positionOf(
  isSelf: (record: Values) => boolean,
  ctx: Context,
  model: Model,
  within: { readonly where?: Where; readonly orderBy: readonly OrderTerm[] },
): Promise<number | undefined> {
  const selection = { columns: model.key?.fields ?? [] }
  for (let skip = 0; ; skip += SEARCHED) {
    ctx.throwIfAborted()
    const records = await query(ctx, model, 'findMany', { ...within, skip, take: SEARCHED, selection })
    const index = records.findIndex(isSelf)
    if (index >= 0) return skip + index
    if (records.length < SEARCHED) return undefined
  }
}

function isRecordOf(key: Values, model: Model): (record: Values | undefined) => boolean {
  const parts = keyParts(key, model)
  return (record) => record !== undefined && keyParts(record, model).every((part, index) => part === parts[index])
}

/** A filter that all of these must hold in; none where there are none. */
function all(filters: readonly (Where | undefined)[]): { readonly where?: Where } {
  const some = filters.filter((filter) => filter !== undefined)
  const [only] = some
  return only === undefined ? {} : { where: some.length > 1 ? { and: some } : only }
}
