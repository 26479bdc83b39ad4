import { DbNull, JsonNull } from '@prisma/client/runtime/client'
import type { Model, Values } from './model.js'
import type { PrismaArgs } from './prisma-where.js'

/** A body as Prisma takes it: a null document is the column's null where it may be, else JSON's. */
export function prismaData(data: Values, model: Model): PrismaArgs {
  const nulls = Object.entries(data).filter(([name, value]) => value === null && model.columns[name]?.kind === 'json')
  if (nulls.length === 0) return data
  return {
    ...data,
    ...Object.fromEntries(nulls.map(([name]) => [name, model.columns[name]?.nullable === true ? DbNull : JsonNull])),
  }
}
