import type { OrderTerm } from './list-query.js'
import type { Model, Models } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { sortColumn, totalOrder } from './sort.js'

/**
 * An order as Prisma takes it. The key stands behind what was asked for, so that pages do not overlap; alone it is the
 * order of a list that was not asked for one.
 *
 * @throws Error as `sortColumn` does
 */
export function prismaOrder(terms: readonly OrderTerm[], model: Model, models: Models): PrismaArgs[] {
  for (const term of terms) sortColumn(term, model, models)
  return totalOrder(terms, model).map((term) => {
    const [column = '', ...relations] = [...term.path].reverse()
    return relations.reduce<PrismaArgs>((inner, name) => ({ [name]: inner }), { [column]: term.direction })
  })
}
