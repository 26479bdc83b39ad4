import type { Model } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { Problem } from './problem.js'

const COMBINATORS = ['AND', 'OR', 'NOT'] as const

/** What combines filters, as requests and Prisma call it. */
export type Combinator = (typeof COMBINATORS)[number]

/**
 * The combinators that a filter may have: Prisma has none whose name a field took, and `NOT` can stand for the others.
 *
 * @param isField whether a field of the model is called so
 */
export function combinatorsBeside(isField: (name: Combinator) => boolean): readonly Combinator[] {
  return isField('NOT') ? COMBINATORS.filter((name) => !isField(name)) : COMBINATORS
}

/** The combinators that a filter of the model may have. */
export function combinatorsOf(model: Model): readonly Combinator[] {
  return combinatorsBeside((name) => isTaken(name, model))
}

/**
 * A filter by the combinators that Prisma has for the model: all hold where none of their opposites does, and one of some
 * holds where it is not so that none does. Without opposites, a filter that must hold too is the only one of some, or stands in each of them.
 *
 * @param filter whose combinators, if it has any, are lists
 * @throws Problem `invalid-query` where no other way is left to say it
 */
export function spelled(filter: PrismaArgs, model: Model): PrismaArgs {
  const taken = COMBINATORS.filter((name) => filter[name] !== undefined && isTaken(name, model))
  if (taken.length === 0) return filter
  if (isTaken('NOT', model)) {
    const [only, ...more] = taken
    // The fields that are in the way may be hidden ones, so they are not named.
    if (only !== 'AND' || more.length > 0 || isTaken('OR', model)) throw new Problem('invalid-query', { detail: 'These conditions cannot be combined.' })
    const own = Object.fromEntries(Object.entries(filter).filter(([name]) => name !== only))
    return listOf(filter, only).reduce<PrismaArgs>(bothOf, own)
  }
  const not = listOf(filter, 'NOT')
  const rest = Object.entries(filter).filter(([name]) => !taken.some((one) => one === name))
  for (const name of taken) {
    const list = listOf(filter, name)
    not.push(...(name === 'AND' ? list.map((one) => ({ NOT: [one] })) : [{ NOT: list }]))
  }
  return { ...Object.fromEntries(rest), NOT: not }
}

/** Both filters as one, by `OR` alone. */
function bothOf(one: PrismaArgs, other: unknown): PrismaArgs {
  const some = listOf(one, 'OR') as PrismaArgs[] // of filters, as the whole is one
  return { ...one, OR: some.length === 0 ? [other] : some.map((each) => bothOf(each, other)) }
}

function isTaken(name: Combinator, { columns, relations }: Model): boolean {
  return Object.hasOwn(columns, name) || Object.hasOwn(relations, name)
}

function listOf(filter: PrismaArgs, name: Combinator): unknown[] {
  const list = filter[name]
  return Array.isArray(list) ? [...(list as unknown[])] : []
}
