import type { Capabilities, Limits } from './context.js'
import { isCursor } from './cursor.js'
import { didYouMean } from './did-you-mean.js'
import type { Faults } from './faults.js'
import { recordsRead } from './included-records.js'
import type { ListQuery, Selection } from './list-query.js'
import type { Model, Models } from './model.js'
import { readOrder } from './order-reader.js'
import { relationCount } from './relation-count.js'
import { readSelection, type SelectionReading } from './selection-reader.js'
import { readWhere } from './where-reader.js'
import { whereReading } from './where-reading.js'
import type { QueryPart, WrittenQuery } from './written-query.js'

/** What a list request is read against. */
export type ListQueryOptions = {
  readonly model: Model
  readonly models: Models
  readonly limits: Limits
  readonly capabilities: Capabilities
  /** The parts the request may have; members of others are unknown. */
  readonly parts: readonly QueryPart[]
}

/**
 * Holds a list request against its model and the budgets.
 *
 * @param written the request, in whichever form it was made
 * @param faults where faults are noted; those that are there already are told of first
 * @throws Problem `invalid-query` that tells of every field, operator and value that is not allowed, and of what is allowed
 * instead
 */
export function checkListQuery(
  written: WrittenQuery,
  { model, models, limits, capabilities, parts, faults }: ListQueryOptions & { readonly faults: Faults },
): ListQuery {
  const reading = { model, models, limits, capabilities, faults, countRelations: relationCount(limits, faults) }

  const filter = written.where()
  const where = filter && readWhere(filter, model, whereReading(reading))
  const order = written.orderBy()
  const orderBy = order && readOrder(order, reading)
  const skip = checkCount(written, { member: 'skip', from: 0, to: limits.maxSkip, faults })
  const take = checkCount(written, { member: 'take', from: 1, to: limits.maxTake, faults })
  const cursor = checkCursor(written, faults)
  if (cursor !== null && skip !== null) {
    faults.add(written.at('skip'), 'not-with-cursor', 'A page starts at a cursor, or behind a number of records.')
  }
  const total = written.total()
  if (total === null) faults.add(written.at('total'), 'invalid-value', 'Expected true or false.')
  const include = written.names('include')
  const select = written.names('select')
  const before = faults.count
  const selecting = { ...reading, at: written.at }
  const selection = include === undefined && select === undefined ? undefined : readSelection({ include, select }, selecting)
  if (selection && faults.count === before) {
    checkRecords(selection, parts.includes('page') ? (take ?? limits.defaultTake) : 1, selecting)
  }
  faults.throwIfAny('invalid-query')
  return {
    ...(where && { where }),
    ...(orderBy && { orderBy }),
    ...(skip !== null && { skip }),
    ...(take !== null && { take }),
    ...(cursor !== null && { cursor }),
    ...(typeof total === 'boolean' && { total }),
    ...(selection && { selection }),
  }
}

/** A sentence on a member that a list request has and may not have. */
export function explainUnknown(name: string, known: readonly string[]): string {
  // A list that pages, but not from a record on, was asked for something sensible.
  if (name === 'cursor' && known.includes('skip')) {
    return 'These records have no key that a page could go on from: page by skip and take.'
  }
  return didYouMean(name, known)
}

type Range = { readonly member: 'skip' | 'take'; readonly from: number; readonly to: number; readonly faults: Faults }

function checkCount(written: WrittenQuery, { member, from, to, faults }: Range): number | null {
  const value = written.count(member)
  if (value === undefined) return null
  if (value >= from && value <= to) return value
  return faults.add(written.at(member), 'invalid-value', `Expected a whole number from ${from} to ${to}.`)
}

function checkCursor(written: WrittenQuery, faults: Faults): string | null {
  const text = written.cursor()
  if (text === undefined) return null
  return isCursor(text) ? text : faults.add(written.at('cursor'), 'invalid-value', 'Expected the nextCursor of a page.')
}

/** What is included multiplies: a page may hold as many records as the reply has room for. */
function checkRecords(selection: Selection, take: number, { model, models, limits, faults, at }: SelectionReading): void {
  const each = recordsRead(selection, model, { models, limits })
  if (take * each <= limits.maxRecords) return
  const most = Math.floor(limits.maxRecords / each)
  const remedy = most > 0 ? `Take ${most} at most, or include less.` : 'Include less.'
  const detail = `With what is included, up to ${take * each} records would be read; ${limits.maxRecords} may be. ${remedy}`
  faults.add(at('include'), 'too-many-records', detail)
}
