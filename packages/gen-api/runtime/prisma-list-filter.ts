import type { Column } from './model.js'
import type { PrismaArgs } from './prisma-args.js'

/** What is asked of the list in one column. */
export type ListCondition = { readonly name: string; readonly column: Column; readonly operator: string; readonly value: unknown }

/**
 * A condition on a list in other words, where Prisma takes those of the request for something else: a list that was never
 * set is empty too, and several times or bytes at once are not compared as they are stored.
 *
 * @returns undefined where the request's own words do
 */
export function listFilter({ name, column, operator, value }: ListCondition): PrismaArgs | undefined {
  if (column.list !== true) return undefined
  if (operator === 'isEmpty') {
    return value === true ? { OR: [{ [name]: { isEmpty: true } }, { [name]: { equals: null } }] } : undefined
  }
  if ((column.kind !== 'time' && column.kind !== 'bytes') || !Array.isArray(value)) return undefined
  const each = value.map((item: unknown) => ({ [name]: { has: item } }))
  return operator === 'hasSome' ? { OR: each } : operator === 'hasEvery' ? { AND: each } : undefined
}
