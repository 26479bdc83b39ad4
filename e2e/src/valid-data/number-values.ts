import type { ColumnField, Provider, ScalarField } from '@ssot-codegen/core'
import type { Random } from './random.js'

const INT_MAX = 2_147_483_647

/** What integer types hold that are smaller than 32 bits with a sign. */
const RANGES: { readonly [native: string]: readonly [number, number] } = {
  SmallInt: [-32_768, 32_767],
  Int2: [-32_768, 32_767],
  TinyInt: [-128, 127],
  UnsignedTinyInt: [0, 255],
  UnsignedSmallInt: [0, 65_535],
  MediumInt: [-8_388_608, 8_388_607],
  UnsignedMediumInt: [0, 16_777_215],
  UnsignedInt: [0, INT_MAX],
  Oid: [0, INT_MAX],
  Year: [1901, 2155],
}

/** A valid number for an Int column. */
export function validInt(field: ScalarField, random: Random): number {
  const [low, high] = RANGES[field.native?.name ?? ''] ?? [-INT_MAX - 1, INT_MAX]
  return random.int(Math.max(low, bound(field, 'min') ?? low), Math.min(high, bound(field, 'max') ?? high))
}

/** A valid 64-bit integer, as text. */
export function validBigInt(field: ScalarField, random: Random): string {
  const low = bound(field, 'min') ?? (field.native?.name.startsWith('Unsigned') === true ? 0 : undefined)
  const high = bound(field, 'max')
  if (low !== undefined || high !== undefined) return String(random.int(low ?? (high ?? 0) - 1_000, high ?? (low ?? 0) + 1_000))
  const digits = `${random.int(1, 8)}${random.text(random.int(0, 18), '0123456789')}`
  return random.pick(['', '-']) + digits
}

/** A valid double, or one that single precision keeps. */
export function validFloat(field: ScalarField, random: Random, provider: Provider): number {
  const low = bound(field, 'min')
  const high = bound(field, 'max')
  if (low !== undefined || high !== undefined) return random.int((low ?? (high ?? 0) - 100) * 8, (high ?? (low ?? 0) + 100) * 8) / 8
  // MariaDB gives the very number that single precision stands for, so a quarter comes back as it was sent.
  if (provider === 'mysql' && field.native?.name === 'Float') return random.int(-4_000, 4_000) / 4
  const single = ['Real', 'Float4', 'Float', 'SmallFloat'].includes(field.native?.name ?? '')
  const digits = random.int(-(10 ** (single ? 6 : 15)), 10 ** (single ? 6 : 15))
  return Number(`${digits}e${random.int(-6, 6)}`)
}

/** A valid decimal, as plain text without zeros at its ends. */
export function validDecimal(field: ScalarField, random: Random, provider: Provider): string {
  const [precision, scale] = sizeOf(field, provider)
  const whole = random.text(random.int(0, Math.min(precision - scale, 12)), '0123456789').replace(/^0+/, '')
  const fraction = random.text(random.int(0, Math.min(scale, 8)), '0123456789').replace(/0+$/, '')
  const plain = `${whole === '' ? '0' : whole}${fraction === '' ? '' : `.${fraction}`}`
  return plain === '0' ? plain : random.pick(['', '-']) + plain
}

function sizeOf(field: ScalarField, provider: Provider): readonly [precision: number, scale: number] {
  // SQLite keeps a double.
  if (provider === 'sqlite') return [14, 6]
  if (field.native?.name === 'Money') return [16, 2]
  const [precision, scale] = (field.native?.args ?? []).map(Number)
  return precision === undefined ? [20, 8] : [precision, scale ?? 0]
}

function bound(field: ColumnField, name: 'min' | 'max'): number | undefined {
  const [value] = field.annotations.find((item) => item.name === name)?.args ?? []
  return typeof value === 'number' ? value : undefined
}
