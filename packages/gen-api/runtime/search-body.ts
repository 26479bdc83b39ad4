import { Faults } from './faults.js'
import { pointed } from './filter-node.js'
import { objectOf } from './json-object.js'
import { jsonPointer } from './json-pointer.js'
import { checkListQuery, explainUnknown, type ListQueryOptions } from './list-query-checker.js'
import type { ListQuery } from './list-query.js'
import type { Model, ModelTypes } from './model.js'
import { writtenTerm } from './order-reader.js'
import { Problem } from './problem.js'
import type { Reader } from './reader.js'
import { JSON_TYPES, receiveJson } from './receive-json.js'
import { membersOfParts, namesIn, type ListedName, type QueryMember, type QueryPart, type WrittenQuery } from './written-query.js'

/**
 * Reads the body of a search: a list request as JSON.
 *
 * @param parts what the operation takes of the list grammar
 * @returns a reader that throws what `receiveJson` and `readSearch` throw
 */
// What is read names the model's own fields, which the compiler knows as the model's types only.
export function searchBody<T extends ModelTypes>(model: Model<T>, parts: readonly QueryPart[]): Reader<T['query']>
export function searchBody(model: Model, parts: readonly QueryPart[]): Reader<ListQuery> {
  return async (request, { models, limits, capabilities }) => {
    // As deep as a filter in a URL may be, and one level more, which it is inside of here.
    const budget = { maxBytes: limits.maxBodyBytes, maxDepth: 2 * limits.maxDepth + 2 }
    const body = await receiveJson(request, JSON_TYPES, budget)
    return readSearch(body, { model, models, limits, capabilities, parts })
  }
}

/**
 * Reads a list request from a JSON value and checks all of it.
 *
 * @throws Problem `invalid-query` that tells of every member, field, operator and value that is not allowed, by pointers (RFC
 * 6901) into the value, and of what is allowed instead
 */
export function readSearch(body: unknown, options: ListQueryOptions): ListQuery {
  const faults = new Faults('pointer')
  const members = objectOf(body)
  if (!members) faults.add('', 'invalid-type', 'An object is expected.')
  const known = membersOfParts(options.parts)
  const given = new Map<QueryMember, unknown>()
  for (const [name, value] of Object.entries(members ?? {})) {
    const member = known.find((item) => item === name)
    if (member) given.set(member, value)
    else faults.add(jsonPointer([name]), 'unknown-property', () => explainUnknown(name, known))
  }
  return checkListQuery(writtenAsJson(given, faults), { ...options, faults })
}

/**
 * An error of a list request, for a client that wrote the request as a body: what names a parameter names it by a pointer.
 */
export function inBody(error: unknown): unknown {
  if (!(error instanceof Problem)) return error
  const { type, detail, headers, cause, errors } = error
  const pointing = errors.map(({ parameter, ...fault }) => (parameter === undefined ? fault : { pointer: jsonPointer([parameter]), ...fault }))
  return new Problem(type, { ...(detail !== undefined && { detail }), errors: pointing, headers, cause })
}

function writtenAsJson(given: ReadonlyMap<QueryMember, unknown>, faults: Faults): WrittenQuery {
  const at = (member: QueryMember) => jsonPointer([member])
  const names = (member: 'include' | 'select' | 'orderBy') =>
    given.has(member) ? listedNames(given.get(member), at(member), faults) : undefined
  return {
    at,
    where: () => (given.has('where') ? { form: 'json', at: at('where'), value: given.get('where'), below: pointed } : undefined),
    orderBy() {
      const terms = names('orderBy')
      if (terms?.length === 0) faults.add(at('orderBy'), 'empty', 'The order names nothing.')
      return terms?.map((term) => writtenTerm(term, (name) => name.split('.')))
    },
    count(member) {
      const value = given.get(member)
      // `-0` is no value of its own.
      return value === undefined ? undefined : typeof value === 'number' && Number.isInteger(value) ? value + 0 : NaN
    },
    cursor() {
      const value = given.get('cursor')
      return value === undefined || typeof value === 'string' ? value : ''
    },
    total() {
      const value = given.get('total')
      return value === undefined || typeof value === 'boolean' ? value : null
    },
    names,
  }
}

/** The names in a text, parted by commas, or a list of them, each as it is. */
function listedNames(value: unknown, at: string, faults: Faults): ListedName[] | undefined {
  if (typeof value === 'string') return namesIn(value, at)
  if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) {
    return value.map((name, index) => ({ at: pointed(at, index), name }))
  }
  faults.add(at, 'invalid-type', 'A text or a list of texts is expected.')
  return undefined
}
