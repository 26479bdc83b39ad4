import type { ColumnField } from '@ssot-codegen/core'

/** A type of PostgreSQL with its arguments, in words of one spelling. */
export type PgType = { readonly name: string; readonly args: readonly number[] }

const DEFAULTS: { readonly [type: string]: PgType } = {
  String: { name: 'text', args: [] },
  Boolean: { name: 'boolean', args: [] },
  Int: { name: 'integer', args: [] },
  BigInt: { name: 'bigint', args: [] },
  Float: { name: 'doubleprecision', args: [] },
  Decimal: { name: 'decimal', args: [65, 30] },
  DateTime: { name: 'timestamp', args: [3] },
  Json: { name: 'jsonb', args: [] },
  Bytes: { name: 'bytea', args: [] },
}

const NATIVE: { readonly [name: string]: string } = { ByteA: 'bytea', JsonB: 'jsonb', DoublePrecision: 'doubleprecision', Timestamp: 'timestamp', Timestamptz: 'timestamptz', SmallInt: 'smallint', BigInt: 'bigint', VarChar: 'varchar', VarBit: 'varbit' }

/** What Prisma declares the column of a field as. */
export function pgType(field: ColumnField): PgType {
  if (field.kind === 'enum') return { name: `enum ${field.enum}`, args: [] }
  const { native } = field
  if (!native) return DEFAULTS[field.type] ?? { name: field.type, args: [] }
  return { name: NATIVE[native.name] ?? native.name.toLowerCase(), args: native.args.map(Number) }
}

/** What becomes of the values of a column that gets another type. */
export type TypeChange = {
  /** `same`: not even looked at; `wider`: all fit; `checked`: some may not, and then it fails; `lossy`: they are changed to fit. */
  readonly fate: 'same' | 'wider' | 'checked' | 'lossy'
  /** What a value does not fit by, as a condition on it. */
  readonly misfit?: (column: string) => string
}

const WHOLE = ['smallint', 'integer', 'bigint']
const REACH = [32_767n, 2_147_483_647n, 9_223_372_036_854_775_807n]
const INEXACT = ['decimal', 'real', 'doubleprecision', 'money']
const TEXTS = ['text', 'varchar', 'citext']

/** What a change of type does to the values. */
export function typeChange(from: PgType, to: PgType): TypeChange {
  const [whole, other] = [WHOLE.indexOf(from.name), WHOLE.indexOf(to.name)]
  if (whole >= 0 && other >= 0) {
    const most = REACH[other] ?? 0n
    return whole <= other ? { fate: 'wider' } : { fate: 'checked', misfit: (c) => `${c} NOT BETWEEN ${-most - 1n} AND ${most}` }
  }
  if (TEXTS.includes(from.name) && TEXTS.includes(to.name)) return textChange(from, to)
  if (from.name === 'char' && TEXTS.includes(to.name)) return to.args[0] === undefined || to.args[0] >= (from.args[0] ?? 1) ? { fate: 'wider' } : { fate: 'checked', misfit: longerThan(to.args[0]) }
  if (to.name === 'char' && (TEXTS.includes(from.name) || from.name === 'char')) return { fate: 'checked', misfit: longerThan(to.args[0] ?? 1) }
  if (from.name === 'decimal' && to.name === 'decimal') return decimalChange(from, to)
  if (whole >= 0 && (to.name === 'decimal' || to.name === 'doubleprecision')) return { fate: to.name === 'decimal' || whole < 2 ? 'wider' : 'lossy' }
  if (from.name === 'real' && to.name === 'doubleprecision') return { fate: 'wider' }
  if (INEXACT.includes(from.name) && (INEXACT.includes(to.name) || other >= 0)) return { fate: 'lossy' }
  if (from.name === to.name && /^time/.test(to.name)) return { fate: (to.args[0] ?? 6) >= (from.args[0] ?? 6) ? 'same' : 'lossy' }
  if (/^timestamp/.test(from.name) && (to.name === 'date' || to.name === 'time' || to.name === 'timetz')) return { fate: 'lossy' }
  if (TEXTS.includes(to.name) && to.args.length === 0) return { fate: 'wider' }
  return from.name === to.name && from.args.join() === to.args.join() ? { fate: 'same' } : { fate: 'checked' }
}

function textChange(from: PgType, to: PgType): TypeChange {
  const [was, is] = [from.args[0] ?? Infinity, to.args[0] ?? Infinity]
  // What is compared without regard to case has other indexes.
  if ((from.name === 'citext') !== (to.name === 'citext')) return is >= was ? { fate: 'wider' } : { fate: 'checked', misfit: longerThan(is) }
  return is >= was ? { fate: 'same' } : { fate: 'checked', misfit: longerThan(is) }
}

function decimalChange(from: PgType, to: PgType): TypeChange {
  const [[p = 1000, s = 0], [q = 1000, t = 0]] = [from.args, to.args]
  if (t < s) return { fate: 'lossy' }
  if (q - t < p - s) return { fate: 'checked', misfit: (c) => `abs(${c}) >= 1e${q - t}` }
  return { fate: s === t ? 'same' : 'wider' }
}

function longerThan(length: number): (column: string) => string {
  return (column) => `char_length(${column}) > ${length}`
}
