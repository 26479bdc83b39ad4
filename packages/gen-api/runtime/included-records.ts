import type { Limits } from './context.js'
import type { Selection } from './list-query.js'
import type { Model, Models } from './model.js'
import { visibleRelation } from './visible.js'

/**
 * How many records of an included list are read for each record that it belongs to.
 *
 * @param lists how many lists lie around it
 */
export function includedTake(lists: number, { maxIncludedRecords, maxNestedRecords }: Limits): number {
  return lists === 0 ? maxIncludedRecords : maxNestedRecords
}

/** Where a record is read: the models and limits of the application, and how many lists lie around it; none when absent. */
type Place = { readonly models: Models; readonly limits: Limits; readonly lists?: number }

/** How many records a selection may read for one of the model, that one included. */
export function recordsRead(selection: Selection, model: Model, { models, limits, lists = 0 }: Place): number {
  let records = 1
  for (const [name, inner = {}] of Object.entries(selection.include ?? {})) {
    const related = visibleRelation(model, name, models)
    if (!related) continue
    const isList = related.relation.list === true
    const each = recordsRead(inner, related.target, { models, limits, lists: isList ? lists + 1 : lists })
    records += isList ? includedTake(lists, limits) * each : each
  }
  return records
}
