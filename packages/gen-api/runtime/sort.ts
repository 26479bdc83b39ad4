import type { OrderTerm } from './list-query.js'
import type { Column, Model, Models } from './model.js'
import { isRuled } from './rules.js'
import { visibleColumn, visibleKey, visibleRelation } from './visible.js'

/**
 * An order in which no two records are level: what was asked for, then the fields of the key. What stands behind a
 * whole key decides nothing and is left out. Without a visible key it is the model's own order that stands behind.
 */
export function totalOrder(terms: readonly OrderTerm[], model: Model): readonly OrderTerm[] {
  const key = new Set(visibleKey(model))
  if (key.size === 0) return followed(terms, model.order ?? [])
  const missing = new Set(key)
  const whole = terms.findIndex(
    ({ path: [name = '', ...rest] }) => rest.length === 0 && missing.delete(name) && missing.size === 0,
  )
  return whole === -1 ? followed(terms, [...missing]) : terms.slice(0, whole + 1)
}

/** The terms, then columns that they do not name, ascending. */
function followed(terms: readonly OrderTerm[], columns: readonly string[]): readonly OrderTerm[] {
  const named = new Set(terms.filter(({ path }) => path.length === 1).map(({ path }) => path[0]))
  return [...terms, ...columns.filter((name) => !named.has(name)).map((name) => ({ path: [name], direction: 'asc' as const }))]
}

/** What one term of an order sorts by. */
export type SortColumn = {
  readonly column: Column
  /** The model that has the column. */
  readonly model: Model
  /** How many steps of the path lead to the last relation that may lead nowhere; 0 where none may. */
  readonly optional: number
}

/**
 * Follows the path of a term to its column.
 *
 * @throws Error for a path that leads through no visible to-one relation, to records that may be deleted softly, or to no
 * visible column
 */
export function sortColumn({ path }: OrderTerm, model: Model, models: Models): SortColumn {
  let current = model
  let optional = 0
  for (const [index, name] of path.slice(0, -1).entries()) {
    const related = visibleRelation(current, name, models)
    if (!related || related.relation.list === true)
      throw new Error(`${current.name} has no visible to-one relation "${name}" to sort along.`)
    // Prisma orders by a record whether or not it is there, and the order would tell of it.
    if (isRuled(related.target)) throw new Error(`Records of ${related.target.name} may be deleted: nothing is sorted along "${name}".`)
    if (related.relation.nullable === true) optional = index + 1
    current = related.target
  }
  const name = path.at(-1) ?? ''
  const column = visibleColumn(current, name)
  if (!column) throw new Error(`${current.name} has no visible column "${name}" to sort by.`)
  return { column, model: current, optional }
}
