import type { RecordState } from './options.js'

/** The tags of records, as long as the records are held. */
const tags = new WeakMap<object, string>()

/** What a read answers when the caller has the record as it is. */
export const notModified: unique symbol = Symbol('notModified')

/** The entity tag that a record came with; undefined for one of a list, and for a copy. */
export function etagOf(record: object): string | undefined {
  return tags.get(record)
}

/** Keeps the tag that a reply has for its record. */
export function withTag<T>(record: T, response: Response): T {
  const tag = response.headers.get('etag')
  if (tag !== null && typeof record === 'object' && record !== null) tags.set(record, tag)
  return record
}

/**
 * The header of a state.
 *
 * @throws TypeError for a record whose tag is not known: a write that left it out would be for any state
 */
export function stateHeader(name: 'if-match' | 'if-none-match', state: RecordState | undefined): Readonly<Record<string, string>> {
  if (state === undefined) return {}
  const tag = typeof state === 'string' ? state : etagOf(state)
  if (tag === undefined) throw new TypeError('The tag of this record is not known: it comes with a single record as it was read, and not with a copy.')
  return { [name]: tag }
}
