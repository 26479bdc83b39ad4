import type { OrderTerm } from './list-query.js'
import type { Model, Models } from './model.js'
import type { PrismaArgs } from './prisma-where.js'
import { visibleColumn, visibleKey, visibleRelation } from './visible.js'

/**
 * An order as Prisma takes it. The key stands behind what was asked for, so that pages do not overlap; alone it is the
 * order of a list that was not asked for one.
 *
 * @throws Error for a path that leads through no visible to-one relation, or to no visible column
 */
export function prismaOrder(terms: readonly OrderTerm[], model: Model, models: Models): PrismaArgs[] {
  const order = terms.map((term) => prismaTerm(term, model, models))
  const named = new Set(terms.filter(({ path }) => path.length === 1).map(({ path }) => path[0]))
  for (const name of visibleKey(model)) if (!named.has(name)) order.push({ [name]: 'asc' })
  return order
}

function prismaTerm({ path, direction }: OrderTerm, model: Model, models: Models): PrismaArgs {
  const relations = path.slice(0, -1)
  const column = path.at(-1) ?? ''
  let current = model
  for (const name of relations) {
    const related = visibleRelation(current, name, models)
    if (!related || related.relation.list === true)
      throw new Error(`${current.name} has no visible to-one relation "${name}" to sort along.`)
    current = related.target
  }
  if (!visibleColumn(current, column)) throw new Error(`${current.name} has no visible column "${column}" to sort by.`)
  return relations.reduceRight<PrismaArgs>((term, name) => ({ [name]: term }), { [column]: direction })
}
