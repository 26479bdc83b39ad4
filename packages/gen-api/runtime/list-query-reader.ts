import type { Capabilities, Limits } from './context.js'
import { isCursor } from './cursor.js'
import { didYouMean } from './did-you-mean.js'
import { Faults } from './faults.js'
import { bracketTree, type FilterNode } from './filter-node.js'
import { recordsRead } from './included-records.js'
import { jsonFault } from './json-scan.js'
import type { ListQuery, Selection, Where } from './list-query.js'
import type { Model, Models, ModelTypes } from './model.js'
import { readOrder } from './order-reader.js'
import { readQueryString, type QueryEntry } from './query-string.js'
import type { Reader } from './reader.js'
import { readSelection, type SelectionReading } from './selection-reader.js'
import { readWhere } from './where-reader.js'
import { whereReading } from './where-reading.js'

/** The parts of the list grammar. */
export type QueryPart = 'where' | 'orderBy' | 'page' | 'cursor' | 'total' | 'include' | 'select'

/** What a list request is read against. */
export type ListQueryOptions = {
  readonly model: Model
  readonly models: Models
  readonly limits: Limits
  readonly capabilities: Capabilities
  /** The parts the request may have; parameters of others are unknown. */
  readonly parts: readonly QueryPart[]
}

const NAMES: { readonly [P in QueryPart]: readonly string[] } = {
  where: ['where'],
  orderBy: ['orderBy'],
  page: ['skip', 'take'],
  cursor: ['cursor'],
  total: ['total'],
  include: ['include'],
  select: ['select'],
}

/** A whole number without sign and leading zeros, small enough to be exact. */
const COUNT = /^(?:0|[1-9]\d{0,14})$/

/**
 * Reads the query string of an operation on a model.
 *
 * @param parts what the operation takes of the list grammar
 */
// What is read names the model's own fields, which the compiler knows as the model's types only.
export function listQuery<T extends ModelTypes>(model: Model<T>, parts: readonly QueryPart[]): Reader<T['query']>
export function listQuery(model: Model, parts: readonly QueryPart[]): Reader<ListQuery> {
  return (request, { models, limits, capabilities }) =>
    readListQuery(request.rawQuery, { model, models, limits, capabilities, parts })
}

/**
 * Reads a list request from a query string and checks all of it.
 *
 * @param rawQuery what stands after `?`, undecoded
 * @throws Problem `invalid-query` that tells of every parameter, field, operator and value that is not allowed, and of
 * what is allowed instead
 */
export function readListQuery(rawQuery: string, options: ListQueryOptions): ListQuery {
  const { model, models, limits, capabilities, parts } = options
  const entries = readQueryString(rawQuery, limits.maxQueryLength)
  if (entries.length === 0) return {}
  const faults = new Faults()
  const known = parts.flatMap((part) => NAMES[part])
  const named = byName(entries, known, faults)
  const single = (name: string) => singleValue(name, named.get(name) ?? [], faults) ?? undefined
  const reading = { model, models, limits, capabilities, faults }

  const where = readFilter(named.get('where') ?? [], reading)
  const order = named.get('orderBy')
  const orderBy = order && readOrder(order, reading)
  const skip = readCount('skip', single('skip'), { from: 0, to: limits.maxSkip, faults })
  const take = readCount('take', single('take'), { from: 1, to: limits.maxTake, faults })
  const cursor = readCursorText(single('cursor'), faults)
  if (cursor !== null && skip !== null) {
    faults.add('skip', 'not-with-cursor', 'A page starts at a cursor, or behind a number of records.')
  }
  const total = readTotal(single('total'), faults)
  const include = single('include')
  const select = single('select')
  const before = faults.count
  const selection = include === undefined && select === undefined ? undefined : readSelection({ include, select }, reading)
  if (selection && faults.count === before) checkRecords(selection, parts.includes('page') ? (take ?? limits.defaultTake) : 1, reading)
  faults.throwIfAny('invalid-query')
  return {
    ...(where && { where }),
    ...(orderBy && { orderBy }),
    ...(skip !== null && { skip }),
    ...(take !== null && { take }),
    ...(cursor !== null && { cursor }),
    ...(total !== null && { total }),
    ...(selection && { selection }),
  }
}

/** What is included multiplies: a page may hold as many records as the reply has room for. */
function checkRecords(selection: Selection, take: number, { model, models, limits, faults }: SelectionReading): void {
  const each = recordsRead(selection, model, models, limits)
  if (take * each <= limits.maxRecords) return
  const most = Math.floor(limits.maxRecords / each)
  const remedy = most > 0 ? `Take ${most} at most, or include less.` : 'Include less.'
  const detail = `With what is included, up to ${take * each} records would be read; ${limits.maxRecords} may be. ${remedy}`
  faults.add('include', 'too-many-records', detail)
}

/** The parameters by the name they begin with. */
function byName(entries: readonly QueryEntry[], known: readonly string[], faults: Faults): Map<string, QueryEntry[]> {
  const named = new Map<string, QueryEntry[]>()
  for (const entry of entries) {
    const [name = ''] = entry.path
    if (!known.includes(name)) {
      faults.add(entry.key, 'unknown-parameter', () => unknownParameter(name, known))
      continue
    }
    const others = named.get(name)
    if (others) others.push(entry)
    else named.set(name, [entry])
  }
  return named
}

function unknownParameter(name: string, known: readonly string[]): string {
  // A list that pages, but not from a record on, was asked for something sensible.
  if (name === 'cursor' && known.includes('skip')) {
    return 'These records have no key that a page could go on from: page by skip and take.'
  }
  return didYouMean(name, known)
}

function singleValue(name: string, entries: readonly QueryEntry[], faults: Faults): string | null | undefined {
  for (const [index, { key, path }] of entries.entries()) {
    if (path.length > 1) return faults.add(key, 'malformed-brackets', `The parameter "${name}" takes no brackets.`)
    if (index > 0) return faults.add(key, 'duplicate', 'The parameter is given more than once.')
  }
  return entries[0]?.value
}

type Range = { readonly from: number; readonly to: number; readonly faults: Faults }

function readCount(name: string, text: string | undefined, { from, to, faults }: Range): number | null {
  if (text === undefined) return null
  const value = COUNT.test(text) ? Number(text) : NaN
  if (value >= from && value <= to) return value
  return faults.add(name, 'invalid-value', `Expected a whole number from ${from} to ${to}.`)
}

function readCursorText(text: string | undefined, faults: Faults): string | null {
  if (text === undefined) return null
  return isCursor(text) ? text : faults.add('cursor', 'invalid-value', 'Expected the nextCursor of a page.')
}

function readTotal(text: string | undefined, faults: Faults): boolean | null {
  if (text === undefined) return null
  if (text === 'true' || text === 'false') return text === 'true'
  return faults.add('total', 'invalid-value', 'Expected true or false.')
}

/** A filter in brackets, or the whole of it as one JSON value. */
function readFilter(
  entries: readonly QueryEntry[],
  options: Omit<ListQueryOptions, 'parts'> & { readonly faults: Faults },
): Where | null {
  const { faults, limits } = options
  const json = entries.filter(({ path }) => path.length === 1)
  if (entries.length === 0) return null
  if (json.length > 1) return faults.add('where', 'duplicate', 'The parameter is given more than once.')
  if (json.length > 0 && json.length < entries.length) {
    return faults.add('where', 'mixed-forms', 'The filter is one JSON value or in brackets, not both.')
  }
  const [whole] = json
  const node = whole ? parseFilter(whole.value, limits, faults) : bracketTree('where', entries, faults)
  return node && readWhere(node, options.model, whereReading(options))
}

function parseFilter(text: string, { maxDepth }: Limits, faults: Faults): FilterNode | null {
  try {
    const value: unknown = JSON.parse(text)
    // Each level of a filter is at most two of JSON, the last three.
    const fault = jsonFault(text, 2 * maxDepth + 1)
    if (!fault) return { form: 'json', at: 'where', value }
    return faults.add('where', fault.code, `At "${fault.pointer ?? ''}": ${fault.detail}`)
  } catch {
    return faults.add('where', 'malformed-json', 'Expected brackets, as in where[field]=value, or one JSON object.')
  }
}
