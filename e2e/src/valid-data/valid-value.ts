import { enumNamed, type ColumnField, type Json, type ScalarField, type Schema } from '@ssot-codegen/core'
import { validMoment } from './moment-values.js'
import { validBigInt, validDecimal, validFloat, validInt } from './number-values.js'
import type { Random } from './random.js'
import { validText } from './text-values.js'

/** What a value is made for. */
export type ValueFor = {
  readonly schema: Schema
  readonly random: Random
  /** Whether it may be part of a key: then it is neither empty nor a path's own word. */
  readonly key: boolean
}

/** A valid value of a column, never null, as JSON carries it; a list has up to three items. */
export function validValue(field: ColumnField, context: ValueFor): Json {
  if (!field.list) return single(field, context)
  return Array.from({ length: context.random.int(0, 3) }, () => single(field, context))
}

function single(field: ColumnField, context: ValueFor): Json {
  const { schema, random, key } = context
  if (field.kind === 'enum') {
    const names = enumNamed(schema, field.enum).values.map(({ name }) => name)
    // These are words of the path.
    return random.pick(key ? names.filter((name) => name !== 'count' && name !== 'search') : names)
  }
  switch (field.type) {
    case 'String':
      return validText(field, random)
    case 'Int':
      return validInt(field, random)
    case 'BigInt':
      return validBigInt(field, random)
    case 'Float':
      return validFloat(field, random, schema.provider)
    case 'Decimal':
      return validDecimal(field, random, schema.provider)
    case 'DateTime':
      return validMoment(field, random, schema.provider)
    case 'Boolean':
      return random.pick([true, false])
    case 'Json':
      return document(field, random)
    case 'Bytes':
      return bytes(field, random, key)
  }
}

function document(field: ScalarField, random: Random): Json {
  const serial = random.serial()
  const text = validText({ ...field, native: { name: 'Text', args: [] } }, random)
  return random.pick<Json>([{ serial, text, deep: [1.5, null, { yes: true, '': [] }] }, [serial, text], text, serial, false])
}

function bytes(field: ScalarField, random: Random, key: boolean): string {
  const length = random.int(isFilledUp(field) ? sizeOf(field) : key ? 1 : 0, sizeOf(field))
  const items = Array.from({ length }, () => random.int(0, 255))
  const odd = bitsOf(field) % 8
  if (odd > 0) items[0] = random.int(0, 2 ** odd - 1)
  return Buffer.from(items).toString('base64')
}

/** How many bits a column of bits has; those beyond whole bytes come first. */
function bitsOf({ native }: ScalarField): number {
  return native?.name === 'Bit' ? Number(native.args[0] ?? 1) : 0
}

function sizeOf(field: ScalarField): number {
  if (bitsOf(field) > 0) return Math.ceil(bitsOf(field) / 8)
  return Math.min(24, Number(field.native?.args[0] ?? (isFilledUp(field) ? 1 : 24)))
}

/** Whether the database fills a value up to the size of the column, so that a shorter one does not come back as it was. */
function isFilledUp({ native }: ScalarField): boolean {
  return native?.name === 'Binary' || native?.name === 'Bit'
}
