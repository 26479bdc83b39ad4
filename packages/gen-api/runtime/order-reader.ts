import type { Limits } from './context.js'
import { didYouMean } from './did-you-mean.js'
import type { Faults } from './faults.js'
import type { OrderTerm } from './list-query.js'
import type { Column, Model, Models } from './model.js'
import type { QueryEntry } from './query-string.js'
import { visibleColumn, visibleColumns, visibleRelation, visibleRelations } from './visible.js'

/** What reading an order is given. */
export type OrderReading = { readonly model: Model; readonly models: Models; readonly limits: Limits; readonly faults: Faults }

/**
 * Reads an order: `orderBy=-createdAt,title`, where `-` stands for descending, and `orderBy[author][name]=asc` along
 * to-one relations. Terms count in the order they come in. Faults are noted.
 *
 * @param entries the parameters that begin with `orderBy`
 */
export function readOrder(entries: readonly QueryEntry[], reading: OrderReading): OrderTerm[] {
  const { faults, limits } = reading
  const terms: OrderTerm[] = []
  const seen = new Set<string>()
  const add = (at: string, path: readonly string[], direction: OrderTerm['direction']) => {
    if (!isOrderable(at, path, reading)) return
    const name = path.join('.')
    if (seen.has(name)) faults.add(at, 'duplicate', `The order names "${name}" twice.`)
    else if (seen.size >= limits.maxConditions) faults.add(at, 'too-many-terms', `The order has more than ${limits.maxConditions} terms.`)
    else terms.push({ path, direction })
    seen.add(name)
  }
  let hasList = false
  for (const { key, path, value } of entries) {
    if (path.length > 1) {
      if (value === 'asc' || value === 'desc') add(key, path.slice(1), value)
      else faults.add(key, 'invalid-value', 'Expected asc or desc.')
    } else if (hasList) {
      faults.add(key, 'duplicate', 'The parameter is given more than once.')
    } else {
      hasList = true
      if (value === '') faults.add(key, 'empty', 'The order names nothing.')
      else for (const term of value.split(',')) add(key, [term.startsWith('-') ? term.slice(1) : term], term.startsWith('-') ? 'desc' : 'asc')
    }
  }
  return terms
}

/** Whether a path leads through to-one relations to a column that has an order. */
function isOrderable(at: string, path: readonly string[], { model, models, limits, faults }: OrderReading): boolean {
  if (path.length > limits.maxDepth) {
    faults.add(at, 'too-deep', `The path has more than ${limits.maxDepth} parts.`)
    return false
  }
  let current = model
  for (const [index, name] of path.entries()) {
    const column = visibleColumn(current, name)
    const related = visibleRelation(current, name, models)
    if (index === path.length - 1) {
      if (column && hasOrder(column)) return true
      if (column) faults.add(at, 'not-sortable', `The values of "${name}" have no order.`)
      else if (related) faults.add(at, 'not-sortable', `"${name}" is a relation: its columns have an order.`)
      else faults.add(at, 'unknown-field', didYouMean(name, namesIn(current, models)))
      return false
    }
    if (!related) {
      faults.add(at, 'unknown-field', didYouMean(name, visibleRelations(current, models)))
      return false
    }
    if (related.relation.list === true) {
      faults.add(at, 'not-sortable', `"${name}" leads to many records, which have no one value to order by.`)
      return false
    }
    current = related.target
  }
  return false
}

function hasOrder(column: Column): boolean {
  return column.list !== true && column.kind !== 'json' && column.kind !== 'bytes'
}

/** The names an order can begin with. */
function namesIn(model: Model, models: Models): string[] {
  const columns = visibleColumns(model).filter((name) => {
    const column = model.columns[name]
    return column !== undefined && hasOrder(column)
  })
  return [...columns, ...visibleRelations(model, models).filter((name) => model.relations[name]?.list !== true)]
}
