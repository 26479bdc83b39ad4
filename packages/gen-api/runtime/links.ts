import type { Model, Models, Values } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { visibleRelation } from './visible.js'

/** Rows of join tables to write with a record, by the relation: the keys of the records at the other end. */
export type Links = {
  readonly [relation: string]: { readonly connect: readonly Values[]; readonly disconnect: readonly Values[]; readonly set?: readonly Values[] }
}

/**
 * Rows of join tables as Prisma takes them.
 *
 * @param named how Prisma names a record of a model
 * @throws Error for a relation that has no such table
 */
export function prismaLinks(links: Links, model: Model, models: Models, named: (key: Values, target: Model) => PrismaArgs): PrismaArgs {
  return Object.fromEntries(
    Object.entries(links).map(([name, { connect, disconnect, set }]) => {
      const related = visibleRelation(model, name, models)
      if (related?.relation.list !== true || related.relation.opposite !== undefined) throw new Error(`${model.name}.${name} has no join table.`)
      const keys = (list: readonly Values[]) => list.map((key) => named(key, related.target))
      const args = {
        ...(connect.length > 0 && { connect: keys(connect) }),
        ...(disconnect.length > 0 && { disconnect: keys(disconnect) }),
        ...(set && { set: keys(set) }),
      }
      return [name, args]
    }),
  )
}
