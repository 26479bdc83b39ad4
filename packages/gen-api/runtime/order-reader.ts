import { isCompared } from './column-operators.js'
import type { Limits } from './context.js'
import { didYouMean } from './did-you-mean.js'
import type { Faults } from './faults.js'
import type { OrderTerm } from './list-query.js'
import type { Column, Model, Models } from './model.js'
import type { QueryEntry } from './query-string.js'
import { visibleColumn, visibleRelation, visibleRelations } from './visible.js'

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
    else if (seen.size >= limits.maxOrderTerms)
      faults.add(at, 'too-many-terms', `The order has more than ${limits.maxOrderTerms} terms.`)
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
      for (const term of value === '' ? [] : value.split(',')) {
        if (term.startsWith('-')) add(key, [term.slice(1)], 'desc')
        else add(key, [term], 'asc')
      }
    }
  }
  return terms
}

/** Whether a path leads through to-one relations to a column that has an order. */
function isOrderable(at: string, path: readonly string[], { model, models, limits, faults }: OrderReading): boolean {
  const refuse = (code: string, detail: string | (() => string)) => {
    faults.add(at, code, detail)
    return false
  }
  if (path.length > limits.maxDepth) return refuse('too-deep', `The path has more than ${limits.maxDepth} parts.`)
  let next = model
  for (const [index, name] of path.entries()) {
    const current = next
    const related = visibleRelation(current, name, models)
    if (index < path.length - 1) {
      if (!related) return refuse('unknown-field', () => didYouMean(name, toOneRelations(current, models)))
      if (related.relation.list === true)
        return refuse('not-sortable', `"${name}" leads to many records, which have no one value to order by.`)
      next = related.target
      continue
    }
    const column = visibleColumn(current, name)
    if (column) return hasOrder(column) || refuse('not-sortable', `The values of "${name}" have no order.`)
    if (related) return refuse('not-sortable', `"${name}" is a relation: its columns have an order.`)
    return refuse('unknown-field', () => didYouMean(name, [...orderedColumns(current), ...toOneRelations(current, models)]))
  }
  return false
}

function hasOrder(column: Column): boolean {
  // The order of bytes is nobody's.
  return column.list !== true && isCompared(column) && column.kind !== 'bytes'
}

function orderedColumns(model: Model): string[] {
  return Object.entries(model.columns)
    .filter(([name, column]) => visibleColumn(model, name) !== undefined && hasOrder(column))
    .map(([name]) => name)
}

function toOneRelations(model: Model, models: Models): string[] {
  return visibleRelations(model, models).filter((name) => model.relations[name]?.list !== true)
}
