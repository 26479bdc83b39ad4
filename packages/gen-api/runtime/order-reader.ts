import { isCompared } from './column-operators.js'
import type { Limits } from './context.js'
import { didYouMean } from './did-you-mean.js'
import type { Faults } from './faults.js'
import type { OrderTerm } from './list-query.js'
import type { Column, Model, Models } from './model.js'
import type { CountRelations } from './relation-count.js'
import { isRuled } from './rules.js'
import { visibleColumn, visibleRelation, visibleRelations } from './visible.js'
import type { ListedName, WrittenTerm } from './written-query.js'

/** What reading an order is given. */
export type OrderReading = {
  readonly model: Model
  readonly models: Models
  readonly limits: Limits
  readonly faults: Faults
  readonly countRelations: CountRelations
}

/**
 * Reads an order. Terms count in the order they come in. Faults are noted.
 *
 * @param written the terms; what makes them may note faults of its own between them
 */
export function readOrder(written: Iterable<WrittenTerm>, reading: OrderReading): OrderTerm[] {
  const { faults, limits } = reading
  const terms: OrderTerm[] = []
  const seen = new Set<string>()
  for (const { at, path, direction } of written) {
    if (!isOrderable(at, path, reading)) continue
    const name = path.join('.')
    if (seen.has(name)) faults.add(at, 'duplicate', `The order names "${name}" twice.`)
    else if (seen.size >= limits.maxOrderTerms)
      faults.add(at, 'too-many-terms', `The order has more than ${limits.maxOrderTerms} terms.`)
    else if (reading.countRelations(at, path.length - 1)) terms.push({ path, direction })
    seen.add(name)
  }
  return terms
}

/**
 * The term that a text stands for: `-createdAt`, where `-` stands for descending.
 *
 * @param pathOf the path that the rest of the text is
 */
export function writtenTerm({ at, name }: ListedName, pathOf: (name: string) => readonly string[]): WrittenTerm {
  return name.startsWith('-')
    ? { at, path: pathOf(name.slice(1)), direction: 'desc' }
    : { at, path: pathOf(name), direction: 'asc' }
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
      if (isRuled(related.target))
        return refuse('not-sortable', `"${name}" leads to records that may be deleted, by which nothing is ordered.`)
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
  return visibleRelations(model, models).filter((name) => {
    const related = visibleRelation(model, name, models)
    return related !== undefined && related.relation.list !== true && !isRuled(related.target)
  })
}
