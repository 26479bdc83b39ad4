import type { OrderTerm, Scalar, Where } from './list-query.js'
import { cutAt } from './sort-cut.js'
import { absent, havingValue, mayBeAbsent, present, type SortMark } from './sort-mark.js'
import { isFilterable } from './visible.js'

/**
 * One reading of records: those within bounds, in an order. The first step begins with the marked record itself; the
 * records of each further one come behind all of the step before.
 */
export type Step = {
  readonly bounds: readonly Where[]
  readonly orderBy: readonly OrderTerm[]
  /** Where to begin: with the first within the bounds, or at the marked record, by Prisma's cursor or by looking for it. */
  readonly start: 'bounds' | 'cursor' | 'search'
}

/** Values that one condition lists. */
const LISTED = 200

/** What the steps depend on beside where the marked record stands. */
export type StepContext = {
  /** Whether the key has one field. */
  readonly isKeySimple: boolean
  /** Whether an ascending order begins with the records that have no value. */
  readonly nullsFirst: boolean
  /** The values that come behind the mark's, within bounds, where only the database knows their order. */
  readonly valuesBehind: (mark: SortMark, bounds: readonly Where[]) => Promise<readonly Scalar[]>
}

/**
 * The readings that give all records from a marked one on, in order.
 *
 * Prisma's own cursor does it in one, exactly and with a `LIMIT`, as long as the key has one field and no term of the order
 * may be null. Otherwise it reads all the rest of the table to cut the page out of that, and does not find keys of every
 * type; and MySQL, which sorts enums by their place and long texts by how they begin, compares them for it by all their letters. So there the records level with
 * the marked one in the first term come first, told apart by the further terms; then those behind.
 *
 * @param marks of a total order: the last is a field of the key
 */
export async function* keysetSteps(
  marks: readonly SortMark[],
  context: StepContext,
  bounds: readonly Where[] = [],
): AsyncGenerator<Step> {
  const [mark, ...rest] = marks
  if (!mark) return
  const step = (more: readonly Where[], start: Step['start'] = 'bounds', ordered = marks): Step => {
    return { bounds: [...bounds, ...more], orderBy: ordered.map(({ term }) => term), start }
  }
  const nullsFirst = context.nullsFirst === (mark.term.direction === 'asc')
  const isAskable = mark.term.path.every(isFilterable)
  if (mark.value === null && isAskable) {
    yield* keysetSteps(rest, context, [...bounds, absent(mark)])
    if (nullsFirst) yield step([present(mark)])
    return
  }
  const cut = isAskable ? cutAt(mark) : undefined
  if (context.isKeySimple && !marks.some(isBeyondPrisma)) {
    // The bound says nothing new, but lets the database begin where the page does.
    const isBounded = rest.length > 0 && mark.term.path.length === 1 && cut?.from !== undefined
    yield step(isBounded ? [havingValue(mark, cut.from)] : [], 'cursor')
    return
  }
  if (!cut) {
    yield step([], 'search')
    return
  }
  if (!cut.exact) yield step([havingValue(mark, cut.level)], 'search')
  else if (rest.length > 0) yield* keysetSteps(rest, context, [...bounds, havingValue(mark, cut.level)])
  else yield step([havingValue(mark, cut.from ?? cut.level)])
  if (rest.length === 0 && cut.from) return

  if (cut.behind === 'listed') {
    const values = await context.valuesBehind(mark, bounds)
    for (let at = 0; at < values.length; at += LISTED) yield step([havingValue(mark, { in: values.slice(at, at + LISTED) })])
  } else if (cut.behind) yield step([havingValue(mark, cut.behind)])
  if (mayBeAbsent(mark) && !nullsFirst) yield step([absent(mark)], 'bounds', rest)
}

function isBeyondPrisma(mark: SortMark): boolean {
  return mayBeAbsent(mark) || mark.column.kind === 'enum' || mark.column.sortedByStart === true
}
