import type { Condition, Scalar } from './list-query.js'
import type { ColumnKind } from './model.js'
import type { SortMark } from './sort-mark.js'

/** How a value parts the values of its column, in the order's direction. */
export type Cut = {
  /** Those equal to it, or all that may be. */
  readonly level: Condition
  /** Whether `level` holds of equal ones only. */
  readonly exact: boolean
  /** Those behind; absent where there can be none. `listed`: no condition tells, so the database has to list them. */
  readonly behind?: Condition | 'listed'
  /** It and those behind, as far as one condition tells. */
  readonly from?: Condition
}

const COMPARED: ReadonlySet<ColumnKind> = new Set([
  'string',
  'exact',
  'uuid',
  'int',
  'float',
  'bigint',
  'decimal',
  'datetime',
  'date',
  'time',
])

/** A timestamp is read to the millisecond. */
const MILLISECOND = 1

/** Single precision keeps seven digits. */
const SINGLE = 1e-6
const LEAST = 1e-40

/** The cut at a mark that has a value, or undefined where its values cannot be compared by conditions. */
export function cutAt({ column, term, value }: SortMark): Cut | undefined {
  const isAscending = term.direction === 'asc'
  if (typeof value === 'boolean') {
    return { level: { equals: value }, exact: true, ...(value !== isAscending && { behind: { equals: !value } }) }
  }
  // Databases order enums as they were declared there, and Prisma compares bytes for equality only.
  if (column.kind === 'enum' || column.kind === 'bytes') return { level: { equals: value }, exact: true, behind: 'listed' }
  if (!COMPARED.has(column.kind) || !isOrdinary(value)) return undefined
  if (column.sortedByStart === true && typeof value === 'string' && value.length > START) return cutByStart(value, isAscending)
  const range = column.inexact === true ? rangeOf(value, column.kind) : { least: value, most: value }
  if (!range) return undefined
  const { least, most } = range
  return {
    level: column.inexact === true ? { gte: least, lte: most } : { equals: value },
    exact: column.inexact !== true,
    behind: isAscending ? { gt: most } : { lt: least },
    from: isAscending ? { gte: least } : { lte: most },
  }
}

/** Characters that a text is sorted by at any rate, where it is sorted by how it begins. */
const START = 120

/**
 * The cut at a text that others may be level with, as they begin alike: they are searched among those that do. Only a collation knows
 * behind which text none of them comes, so in ascending order the search does not end there.
 */
function cutByStart(text: string, isAscending: boolean): Cut {
  // Neither half of a pair, nor blanks that a collation passes over.
  const start = text.slice(0, START).replace(/(?:[\ud800-\udbff]| +)$/, '')
  if (isAscending) return { level: { gte: start }, exact: false }
  return { level: { gte: start, startsWith: start }, exact: false, behind: { lt: start } }
}

/** Between which values one lies that the process holds less exactly than the database. */
function rangeOf(value: Scalar, kind: ColumnKind): { readonly least: Scalar; readonly most: Scalar } | undefined {
  if (kind === 'datetime' && value instanceof Date) {
    const time = value.getTime()
    return { least: new Date(time - MILLISECOND), most: new Date(time + MILLISECOND) }
  }
  if (kind === 'float' && typeof value === 'number') {
    const margin = Math.abs(value) * SINGLE + LEAST
    return { least: value - margin, most: value + margin }
  }
  return undefined
}

/** Not everything a database holds can be written in a condition: infinite times, what is no number. */
function isOrdinary(value: Scalar): boolean {
  if (value instanceof Date) return !Number.isNaN(value.getTime())
  return typeof value !== 'number' || Number.isFinite(value)
}
