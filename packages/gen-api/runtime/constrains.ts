import type { Condition, RelationCondition, Where } from './list-query.js'

/** What a filter is sure to let through, whatever the records are; `some` where that depends on them. */
type Share = 'all' | 'some' | 'none'

/**
 * Whether a filter keeps any record out that there might be, as far as can be told from the filter: a condition that is empty, or
 * asks for the empty text within a text, keeps out none. A relation by itself counts for nothing: that there is a related record
 * is not what `where[author][name][contains]=` is meant to ask.
 */
export function constrains(where: Where): boolean {
  return shareOf(where) !== 'all'
}

function shareOf({ columns = {}, relations = {}, and = [], or, not = [] }: Where): Share {
  return every([
    ...Object.values(columns).map((condition) => (condition ? ofColumn(condition) : 'all')),
    ...Object.values(relations).map((condition) => (condition ? ofRelation(condition) : 'all')),
    ...and.map(shareOf),
    ...(or ? [opposite(every(or.map((item) => opposite(shareOf(item)))))] : []),
    ...not.map((item) => opposite(shareOf(item))),
  ])
}

function ofColumn(condition: Condition): Share {
  return every(Object.entries<unknown>(condition).map(([operator, value]) => (value === undefined ? 'all' : ofOperator(operator, value))))
}

function ofOperator(operator: string, value: unknown): Share {
  const isEmpty = value === '' || (Array.isArray(value) && value.length === 0)
  switch (operator) {
    case 'mode':
      return 'all'
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'gte':
    case 'notIn':
    case 'hasEvery':
      return isEmpty ? 'all' : 'some'
    case 'lt':
    case 'in':
    case 'hasSome':
      return isEmpty ? 'none' : 'some'
    default:
      return 'some'
  }
}

function ofRelation({ is, isNull, some, every: each, none }: RelationCondition): Share {
  return every([
    ...(isNull === undefined ? [] : ['some' as const]),
    ...[is, some].map((where) => (where ? shareOf(where) : 'all')),
    // All of the related records meet what any record meets; where none may, none must be there.
    ...(each && shareOf(each) !== 'all' ? ['some' as const] : []),
    ...(none && shareOf(none) !== 'none' ? ['some' as const] : []),
  ])
}

/** What passes all of several filters. */
function every(shares: readonly Share[]): Share {
  return shares.includes('none') ? 'none' : shares.includes('some') ? 'some' : 'all'
}

function opposite(share: Share): Share {
  return share === 'all' ? 'none' : share === 'none' ? 'all' : 'some'
}
