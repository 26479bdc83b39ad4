import type { Context } from './context.js'
import { query } from './door.js'
import type { Scalar, Where } from './list-query.js'
import type { Model, Models, ModelTypes, Values } from './model.js'
import { isPagedByKey, visibleRelation } from './visible.js'

/** Keys in one statement: below what databases take of parameters and of alternatives. */
const KEYS = 100

/**
 * Filters by which statements can write the records that one filter lets through. MySQL takes none that leads along relations
 * back to the table which is written: there the records are found first, and each statement is told of some by their keys.
 *
 * @param ctx of a transaction, so that what is found is what is written
 * @param limit how many records are looked for at most
 */
export async function statementFilters<T extends ModelTypes>(ctx: Context, model: Model<T>, where: Where, limit: number): Promise<readonly Where[]> {
  if (!leadsTo(model, where, { from: model, models: ctx.models }) || !isPagedByKey(model)) return [where]
  const fields = model.key?.fields ?? []
  const found = await query(ctx, model, 'findMany', { where, take: limit, selection: { columns: fields } })
  const starts = Array.from({ length: Math.ceil(found.length / KEYS) }, (_, i) => i * KEYS)
  return starts.map((start) => ({ or: found.slice(start, start + KEYS).map((record) => isRecord(record, fields)) }))
}

function isRecord(record: Values, fields: readonly string[]): Where {
  // The values are what the model says.
  return { columns: Object.fromEntries(fields.map((name) => [name, { equals: record[name] as Scalar }])) }
}

type Place = { readonly from: Model; readonly models: Models }

/** Whether a filter leads along relations to a model. */
function leadsTo(model: Model, { relations = {}, and = [], or = [], not = [] }: Where, { from, models }: Place): boolean {
  if ([...and, ...or, ...not].some((where) => leadsTo(model, where, { from, models }))) return true
  return Object.entries(relations).some(([name, { is, some, every, none } = {}]) => {
    const target = visibleRelation(from, name, models)?.target
    if (!target) return false
    return target.name === model.name || [is, some, every, none].some((where) => where && leadsTo(model, where, { from: target, models }))
  })
}
