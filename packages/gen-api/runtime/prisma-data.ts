import { DbNull, JsonNull } from '@prisma/client/runtime/client'
import type { Column, Model, Values } from './model.js'
import { prismaValue } from './prisma-value.js'
import type { PrismaArgs } from './prisma-args.js'

/** A body as Prisma takes it: a null document is the column's null where it may be, else JSON's. */
export function prismaData(data: Values, model: Model): PrismaArgs {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, valueOf(value, model.columns[name])]))
}

function valueOf(value: unknown, column: Column | undefined): unknown {
  if (!column) return value
  if (value === null && column.kind === 'json') return column.nullable === true ? DbNull : JsonNull
  return prismaValue(value, column)
}
