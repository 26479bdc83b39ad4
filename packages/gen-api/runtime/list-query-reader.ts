import type { Limits } from './context.js'
import { Faults } from './faults.js'
import { bracketed, bracketTree, type FilterNode } from './filter-node.js'
import { jsonFault } from './json-scan.js'
import { checkListQuery, explainUnknown, type ListQueryOptions } from './list-query-checker.js'
import type { ListQuery } from './list-query.js'
import type { Model, ModelTypes } from './model.js'
import { writtenTerm } from './order-reader.js'
import { readQueryString, type QueryEntry } from './query-string.js'
import type { Reader } from './reader.js'
import { membersOfParts, namesIn, type QueryPart, type WrittenQuery, type WrittenTerm } from './written-query.js'

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
  const { limits, parts } = options
  const entries = readQueryString(rawQuery, limits.maxQueryLength)
  if (entries.length === 0) return {}
  const faults = new Faults()
  const named = byName(entries, membersOfParts(parts), faults)
  return checkListQuery(writtenInUrl(named, limits, faults), { ...options, faults })
}

/** The parameters by the name they begin with. */
function byName(entries: readonly QueryEntry[], known: readonly string[], faults: Faults): Map<string, QueryEntry[]> {
  const named = new Map<string, QueryEntry[]>()
  for (const entry of entries) {
    const [name = ''] = entry.path
    if (!known.includes(name)) {
      faults.add(entry.key, 'unknown-parameter', () => explainUnknown(name, known))
      continue
    }
    const others = named.get(name)
    if (others) others.push(entry)
    else named.set(name, [entry])
  }
  return named
}

function writtenInUrl(named: ReadonlyMap<string, readonly QueryEntry[]>, limits: Limits, faults: Faults): WrittenQuery {
  const single = (name: string) => singleValue(name, named.get(name) ?? [], faults) ?? undefined
  return {
    at: (member) => member,
    where: () => readFilter(named.get('where') ?? [], limits, faults) ?? undefined,
    orderBy() {
      const entries = named.get('orderBy')
      return entries && orderTerms(entries, faults)
    },
    count(member) {
      const text = single(member)
      return text === undefined ? undefined : COUNT.test(text) ? Number(text) : NaN
    },
    cursor: () => single('cursor'),
    total() {
      const text = single('total')
      if (text === undefined) return undefined
      return text === 'true' ? true : text === 'false' ? false : null
    },
    names(member) {
      const text = single(member)
      return text === undefined ? undefined : namesIn(text, member)
    },
  }
}

function singleValue(name: string, entries: readonly QueryEntry[], faults: Faults): string | null | undefined {
  for (const [index, { key, path }] of entries.entries()) {
    if (path.length > 1) return faults.add(key, 'malformed-brackets', `The parameter "${name}" takes no brackets.`)
    if (index > 0) return faults.add(key, 'duplicate', 'The parameter is given more than once.')
  }
  return entries[0]?.value
}

/** `orderBy=-createdAt,title` and `orderBy[author][name]=asc`, in the order they come in. */
function* orderTerms(entries: readonly QueryEntry[], faults: Faults): Iterable<WrittenTerm> {
  let hasList = false
  for (const { key, path, value } of entries) {
    if (path.length > 1) {
      if (value === 'asc' || value === 'desc') yield { at: key, path: path.slice(1), direction: value }
      else faults.add(key, 'invalid-value', 'Expected asc or desc.')
    } else if (hasList) {
      faults.add(key, 'duplicate', 'The parameter is given more than once.')
    } else {
      hasList = true
      if (value === '') faults.add(key, 'empty', 'The order names nothing.')
      // A dot is no part of any name: along relations an order is written in brackets.
      for (const item of namesIn(value, key)) yield writtenTerm(item, (name) => [name])
    }
  }
}

/** A filter in brackets, or the whole of it as one JSON value. */
function readFilter(entries: readonly QueryEntry[], limits: Limits, faults: Faults): FilterNode | null {
  const json = entries.filter(({ path }) => path.length === 1)
  if (entries.length === 0) return null
  if (json.length > 1) return faults.add('where', 'duplicate', 'The parameter is given more than once.')
  if (json.length > 0 && json.length < entries.length) {
    return faults.add('where', 'mixed-forms', 'The filter is one JSON value or in brackets, not both.')
  }
  const [whole] = json
  return whole ? parseFilter(whole.value, limits, faults) : bracketTree('where', entries, faults)
}

function parseFilter(text: string, { maxDepth }: Limits, faults: Faults): FilterNode | null {
  try {
    const value: unknown = JSON.parse(text)
    // Each level of a filter is at most two of JSON, the last three.
    const fault = jsonFault(text, 2 * maxDepth + 1)
    if (!fault) return { form: 'json', at: 'where', value, below: bracketed }
    return faults.add('where', fault.code, `At "${fault.pointer ?? ''}": ${fault.detail}`)
  } catch {
    return faults.add('where', 'malformed-json', 'Expected brackets, as in where[field]=value, or one JSON object.')
  }
}
