import type { Condition } from './list-query.js'
import type { Column, ColumnKind } from './model.js'

/** The name of a condition on a column. */
export type Operator = keyof Condition

const EQUALITY = ['equals', 'not', 'in', 'notIn'] as const
const ORDER = [...EQUALITY, 'lt', 'lte', 'gt', 'gte'] as const
const TEXT = [...ORDER, 'contains', 'startsWith', 'endsWith'] as const
const LIST = ['has', 'hasSome', 'hasEvery', 'isEmpty'] as const

/** What lists of some kinds take: of JSON no item is compared, of a document not even the whole list. */
const LISTS: { readonly [K in ColumnKind]?: readonly Operator[] } = { json: ['isEmpty'], document: [] }

const BY_KIND: { readonly [K in ColumnKind]: readonly Operator[] } = {
  string: TEXT,
  exact: ORDER,
  document: [],
  int: ORDER,
  float: ORDER,
  bigint: ORDER,
  decimal: ORDER,
  datetime: ORDER,
  date: ORDER,
  time: ORDER,
  // Prisma takes no list of truth values, and none is needed.
  boolean: ['equals', 'not'],
  enum: EQUALITY,
  uuid: EQUALITY,
  bytes: EQUALITY,
  bits: [],
  json: [],
}

/** Every operator there is, to tell a misspelt one from one that does not fit its column. */
export const OPERATORS: ReadonlySet<string> = new Set<Operator>([...TEXT, ...LIST, 'isNull', 'mode'])

/** The operators that `mode` changes; without one of them it says nothing. */
export const MODE_OPERATORS: readonly Operator[] = TEXT

/** Whether one value of the column can be told from another. */
export function isCompared({ kind }: Column): boolean {
  return BY_KIND[kind].length > 0
}

/**
 * The operators that a column takes.
 *
 * @param insensitiveMode whether the database can ignore case
 */
export function operatorsOf(column: Column, insensitiveMode: boolean): readonly Operator[] {
  if (column.list === true) return LISTS[column.kind] ?? LIST
  const operators = BY_KIND[column.kind]
  const more: Operator[] = []
  if (column.nullable === true) more.push('isNull')
  if (column.kind === 'string' && insensitiveMode) more.push('mode')
  return more.length === 0 ? operators : [...operators, ...more]
}
