import type { Model, Values } from './model.js'
import type { PrismaArgs } from './prisma-args.js'
import { prismaData } from './prisma-data.js'
import { prismaValue } from './prisma-value.js'
import { tagColumns } from './record-tag.js'
import { isFilterable } from './visible.js'

/** A column, and the value by which a statement knows the state of a record that it is to write. */
export type Guard = { readonly column: string; readonly value: unknown }

/** What to read of a record to know its state: the columns of its tag, and the one that guards writes, shown or not. */
export function stateSelect(model: Model): PrismaArgs {
  const guard = guardColumn(model)
  return { select: Object.fromEntries([...tagColumns(model), ...(guard === undefined ? [] : [guard])].map((name) => [name, true])) }
}

/** The guard of a write to a record in that state; undefined where no statement could tell it from others. */
export function guardOf(state: Values, model: Model): Guard | undefined {
  const column = guardColumn(model)
  const value = column === undefined ? undefined : state[column]
  // A database without date types may hold what is no date.
  const isKnown = value !== undefined && !(value instanceof Date && Number.isNaN(value.getTime()))
  return column !== undefined && isKnown ? { column, value } : undefined
}

/** The one record of that key, if it is in the state that the guard says. */
export function guardedWhere(key: Values, model: Model, { column, value }: Guard): PrismaArgs {
  return { ...keyFilter(key, model), [column]: value }
}

/** The one record of that key, as filters of any number of records name it. */
export function keyFilter(key: Values, model: Model): PrismaArgs {
  const fields = (model.key?.fields ?? []).map((name) => {
    const facts = model.columns[name]
    return [name, facts ? prismaValue(key[name], facts) : key[name]] as const
  })
  return Object.fromEntries(fields)
}

/** What an update writes: what the request changes, and the next number where writes are counted. */
export function updateData(data: Values, model: Model): PrismaArgs {
  const written = prismaData(data, model)
  const { version, columns } = model
  if (version === undefined) return written
  // SQLite would add a number to 64 bits as a float.
  const increment = columns[version]?.kind === 'bigint' ? 1n : 1
  return { ...written, [version]: { increment } }
}

/**
 * What a guarded update writes. Where a moment tells states apart it moves on at any rate: two writes within a millisecond,
 * or by a clock that is behind, must not leave the same one.
 */
export function guardedData(data: Values, model: Model, { column, value }: Guard, now: Date): PrismaArgs {
  const written = updateData(data, model)
  if (column !== model.updatedAt) return written
  return { ...written, [column]: value instanceof Date ? new Date(Math.max(now.getTime(), value.getTime() + 1)) : now }
}

/** None where Prisma would take a name in the filter for something else. */
function guardColumn(model: Model): string | undefined {
  const column = model.version ?? model.updatedAt
  return column !== undefined && [column, ...(model.key?.fields ?? [])].every(isFilterable) ? column : undefined
}
