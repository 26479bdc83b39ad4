import { behindRecord } from './behind-record.js'
import type { Context } from './context.js'
import { keysetSteps } from './keyset-steps.js'
import type { OrderTerm, Selection, Where } from './list-query.js'
import type { Model, ModelTypes } from './model.js'
import { Problem } from './problem.js'
import { marksOf, markSelection } from './sort-mark.js'
import { totalOrder } from './sort.js'

/** Which records to read behind another. */
export type ReadBehind = {
  readonly where?: Where
  readonly orderBy?: readonly OrderTerm[]
  readonly take: number
  readonly selection?: Selection
}

/**
 * Reads the records that come behind one in an order, whether or not that one still fulfils the filter. Each record stands
 * where it is while it is read, so none is skipped or repeated for what else comes and goes.
 *
 * @param key of the record to go on from
 * @throws Problem `cursor-expired` when there is no such record any more
 */
export async function readBehind<T extends ModelTypes>(
  ctx: Context,
  model: Model<T>,
  key: T['key'],
  request: ReadBehind,
): Promise<T['read'][]> {
  const { take, orderBy = [] } = request
  const order = totalOrder(orderBy, model)
  const behind = behindRecord(ctx, model, key, request)
  // Where it stands by its key alone is known without looking.
  const isKnown = order.every(({ path }) => path.length === 1 && Object.hasOwn(key, path[0] ?? ''))
  const itself = isKnown ? key : ((await behind.itself(markSelection(order))) ?? expired())
  const steps = keysetSteps(marksOf(itself, order, model, ctx.models), {
    isKeySimple: model.key?.fields.length === 1,
    nullsFirst: ctx.capabilities.nullsFirst,
    valuesBehind: async (mark, bounds) => (await behind.values(mark, bounds)) ?? expired(),
  })
  const found: T['read'][] = []
  let isFirst = true
  for await (const step of steps) {
    const records = await behind.read(step, take - found.length + (isFirst ? 1 : 0))
    if (isFirst && behind.isSelf(records[0])) records.shift()
    else if (isFirst && !(step.start !== 'search' && (await behind.isWithin(step.bounds)))) {
      // Equality finds every key there may be a cursor of. To look for a record that is gone would go through the whole table.
      if (!(await behind.isThere())) expired()
      // It has moved, or equality does not find its values, so that the bounds do not hold.
      const [first, ...rest] = await behind.read({ bounds: [], orderBy: order, start: 'search' }, take + 1)
      return behind.isSelf(first) ? rest : expired()
    }
    found.push(...records)
    if (found.length >= take) break
    isFirst = false
  }
  return found.slice(0, take)
}

function expired(): never {
  throw new Problem('cursor-expired', { detail: 'The record that the cursor starts from is gone.' })
}
