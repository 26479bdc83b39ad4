import { Decimal } from '@prisma/client/runtime/client'
import type { Column } from './model.js'

/** Digits that every number keeps on its way through Prisma. */
const SURE_DIGITS = 15

/** A value of a column as Prisma takes it: of a number it keeps sixteen digits, of a decimal as many as there are. */
export function prismaValue(value: unknown, column: Column): unknown {
  if (column.kind !== 'float') return value
  return Array.isArray(value) ? value.map(exact) : exact(value)
}

function exact(value: unknown): unknown {
  return typeof value === 'number' && Number(value.toPrecision(SURE_DIGITS)) !== value ? new Decimal(value) : value
}
