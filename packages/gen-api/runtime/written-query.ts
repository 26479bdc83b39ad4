import type { FilterNode } from './filter-node.js'
import type { OrderTerm } from './list-query.js'

/** The parts of the list grammar. */
export type QueryPart = 'where' | 'orderBy' | 'page' | 'cursor' | 'total' | 'include' | 'select'

/** The members of a list request, as URLs and bodies call them. */
export type QueryMember = Exclude<QueryPart, 'page'> | 'skip' | 'take'

const MEMBERS: { readonly [P in QueryPart]: readonly QueryMember[] } = {
  where: ['where'],
  orderBy: ['orderBy'],
  page: ['skip', 'take'],
  cursor: ['cursor'],
  total: ['total'],
  include: ['include'],
  select: ['select'],
}

/** What is worked out once for what an operation takes. */
const known = new WeakMap<readonly QueryPart[], readonly QueryMember[]>()

/** The members that a request may have which takes these parts. */
export function membersOfParts(parts: readonly QueryPart[]): readonly QueryMember[] {
  const members = known.get(parts) ?? parts.flatMap((part) => MEMBERS[part])
  known.set(parts, members)
  return members
}

/** A name that a request lists, and the place where it stands. */
export type ListedName = { readonly at: string; readonly name: string }

/** A term of an order before it is held against a model, and the place where it stands. */
export type WrittenTerm = OrderTerm & { readonly at: string }

/**
 * A list request as it was written: one grammar is read from a query string and from a JSON body. Each member is read when
 * it is asked for, and once. It is undefined where it is absent; what it cannot be in its form is noted as a fault.
 */
export type WrittenQuery = {
  /** The place of a member, as faults name it. */
  readonly at: (member: QueryMember) => string
  readonly where: () => FilterNode | undefined
  readonly orderBy: () => Iterable<WrittenTerm> | undefined
  /** NaN for what is no whole number. */
  readonly count: (member: 'skip' | 'take') => number | undefined
  /** The empty text for what is no text. */
  readonly cursor: () => string | undefined
  /** Null for what is neither true nor false. */
  readonly total: () => boolean | null | undefined
  readonly names: (member: 'include' | 'select') => readonly ListedName[] | undefined
}

/** The names in a text, parted by commas; none in the empty one. */
export function namesIn(text: string, at: string): ListedName[] {
  return text === '' ? [] : text.split(',').map((name) => ({ at, name }))
}
