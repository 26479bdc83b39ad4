import { enumNamed, type ColumnField, type Provider, type ScalarField, type Schema, type Shape } from '@ssot-codegen/core'
import type { Bounds } from '../annotations.js'
import { bitsOf, clockPrecision, isPadded, isSingle, isUuid, timeKind } from '../native-type.js'

const INT_MIN = -2_147_483_648
const INT_MAX = 2_147_483_647

const INT_RANGES: { readonly [native: string]: readonly [number, number] } = {
  TinyInt: [-128, 127],
  UnsignedTinyInt: [0, 255],
  SmallInt: [-32_768, 32_767],
  UnsignedSmallInt: [0, 65_535],
  MediumInt: [-8_388_608, 8_388_607],
  UnsignedMediumInt: [0, 16_777_215],
  Year: [1901, 2155],
  Int2: [-32_768, 32_767],
  UnsignedInt: [0, INT_MAX],
  // Four bytes without a sign, of which Prisma takes what a number with one can say.
  Oid: [0, INT_MAX],
}

/** The greatest number of single precision. */
const SINGLE_MAX = 3.4028234663852886e38

/** SQLite keeps a decimal as a double, which is exact to this many digits. */
const SQLITE_DIGITS = 15

/** The shape of one value of a column: its type, sharpened by native type and annotations; no list, no null. */
export function valueShape(field: ColumnField, schema: Schema, bounds: Bounds): Shape {
  if (field.kind === 'enum') {
    return { kind: 'enum', name: field.enum, values: enumNamed(schema, field.enum).values.map((value) => value.name) }
  }
  switch (field.type) {
    case 'String':
      return stringShape(field, schema.provider, bounds)
    case 'Int':
      return intShape(field, schema.provider, bounds)
    case 'BigInt':
      return bigintShape(field, bounds)
    case 'Float':
      return floatShape(field, schema.provider, bounds)
    case 'Decimal':
      return decimalShape(field, schema.provider)
    case 'DateTime':
      return momentShape(field, schema.provider)
    case 'Boolean':
      return { kind: 'boolean' }
    case 'Json':
      return { kind: 'json' }
    case 'Bytes':
      return bytesShape(field, schema.provider)
  }
}

/** The shape of a column in a body or a record: its values, in a list or with null where the column has them. */
export function columnShape(field: ColumnField, schema: Schema, bounds: Bounds): Shape {
  const value = valueShape(field, schema, bounds)
  if (field.list) return { kind: 'list', items: value }
  return field.required ? value : { kind: 'nullable', of: value }
}

/** No blank at the end, which a padded column would lose. */
const UNPADDED = '(?:^|[^ ])$'

function stringShape(field: ScalarField, provider: Provider, bounds: Bounds): Shape {
  if (isUuid(field)) return { kind: 'string', format: 'uuid' }
  const bits = bitsOf(field)
  if (bits) return { kind: 'string', pattern: `^[01]${times(bits)}$` }
  const patterns = [...(bounds.pattern ? [bounds.pattern.source] : []), ...(isPadded(field, provider) ? [UNPADDED] : [])]
  const [pattern, ...more] = patterns
  const maxLength = Math.min(textLength(field, provider) ?? Infinity, bounds.maxLength ?? Infinity)
  return {
    kind: 'string',
    ...(bounds.minLength !== undefined && { minLength: bounds.minLength }),
    ...(maxLength !== Infinity && { maxLength }),
    ...(pattern !== undefined && { pattern: more.length === 0 ? pattern : patterns }),
    ...(bounds.format !== undefined && { format: bounds.format }),
  }
}

function times({ least, most }: { readonly least: number; readonly most: number }): string {
  return most === Infinity ? '*' : least === most ? `{${most}}` : `{${least},${most}}`
}

/** Characters that a column of text holds; undefined where that is not said, or more than anybody sends. */
function textLength({ native }: ScalarField, provider: Provider): number | undefined {
  if (!native) return DEFAULT_LENGTH[provider]
  const { name, args } = native
  if (name === 'Char' || name === 'NChar') return wholeNumber(args[0] ?? '1')
  if (name === 'VarChar' || name === 'NVarChar' || (name === 'String' && provider === 'cockroachdb')) return wholeNumber(args[0])
  // A character is a byte at least, so no text of more characters fits in the bytes of MySQL's types.
  return provider === 'mysql' ? BYTES[name] : undefined
}

/** What Prisma declares a String as where no native type says so. */
const DEFAULT_LENGTH: { readonly [P in Provider]?: number } = { mysql: 191, sqlserver: 1000 }

/** Bytes that MySQL's smaller types without a length hold. */
const BYTES: { readonly [native: string]: number } = { TinyText: 255, Text: 65_535, TinyBlob: 255, Blob: 65_535 }

function bytesShape({ native }: ScalarField, provider: Provider): Shape {
  const maxLength = native && byteLength(native, provider)
  if (maxLength === undefined) return { kind: 'bytes' }
  return { kind: 'bytes', maxLength, ...(native?.name === 'Binary' && { padded: true }) }
}

function byteLength({ name, args }: NonNullable<ScalarField['native']>, provider: Provider): number | undefined {
  if (name === 'Bit' || name === 'VarBit') return Math.ceil(Number(args[0] ?? 1) / 8)
  if (name === 'Binary' || name === 'VarBinary') return wholeNumber(args[0])
  return provider === 'mysql' ? BYTES[name] : undefined
}

function intShape(field: ScalarField, provider: Provider, bounds: Bounds): Shape {
  const native = field.native?.name ?? ''
  // SQL Server's TinyInt has no sign.
  const [low, high] = provider === 'sqlserver' && native === 'TinyInt' ? [0, 255] : (INT_RANGES[native] ?? [INT_MIN, INT_MAX])
  const minimum = Math.max(low, bounds.minimum ?? INT_MIN)
  const maximum = Math.min(high, bounds.maximum ?? INT_MAX)
  return minimum === INT_MIN && maximum === INT_MAX ? { kind: 'integer' } : { kind: 'integer', minimum, maximum }
}

function bigintShape(field: ScalarField, bounds: Bounds): Shape {
  const floor = field.native?.name === 'UnsignedBigInt' ? 0 : undefined
  const minimum = bounds.minimum === undefined ? floor : Math.max(floor ?? -Infinity, bounds.minimum)
  return {
    kind: 'bigint',
    ...(minimum !== undefined && { minimum: String(minimum) }),
    ...(bounds.maximum !== undefined && { maximum: String(bounds.maximum) }),
  }
}

function floatShape(field: ScalarField, provider: Provider, bounds: Bounds): Shape {
  if (!isSingle(field, provider)) return { kind: 'number', ...range(bounds) }
  const minimum = Math.max(-SINGLE_MAX, bounds.minimum ?? -SINGLE_MAX)
  const maximum = Math.min(SINGLE_MAX, bounds.maximum ?? SINGLE_MAX)
  return { kind: 'number', minimum, maximum }
}

function momentShape(field: ScalarField, provider: Provider): Shape {
  const kind = timeKind(field)
  const precision = clockPrecision(field, provider)
  return kind === 'date' || precision === undefined ? { kind } : { kind, precision }
}

function decimalShape(field: ScalarField, provider: Provider): Shape {
  if (provider === 'sqlite') return { kind: 'decimal', precision: SQLITE_DIGITS }
  const money = MONEY[provider]?.[field.native?.name ?? '']
  if (money) return { kind: 'decimal', ...money }
  if (!field.native) return { kind: 'decimal', ...(provider === 'sqlserver' ? { precision: 32, scale: 16 } : { precision: 65, scale: 30 }) }
  const [precision, scale = 0] = field.native.args.map(Number)
  return { kind: 'decimal', ...(precision === undefined ? BARE_DECIMAL[provider] : { precision, scale }) }
}

/** What `@db.Decimal` holds where it does not say; PostgreSQL and CockroachDB take as many digits as there are. */
const BARE_DECIMAL: { readonly [P in Provider]?: { readonly precision: number; readonly scale: number } } = {
  mysql: { precision: 10, scale: 0 },
  sqlserver: { precision: 18, scale: 0 },
}

/** What native types for money hold, which round what is finer. */
const MONEY: { readonly [P in Provider]?: { readonly [native: string]: { readonly precision: number; readonly scale: number } } } = {
  postgresql: { Money: { precision: 19, scale: 2 } },
  sqlserver: { Money: { precision: 19, scale: 4 }, SmallMoney: { precision: 10, scale: 4 } },
}

/** The argument of a native type as a number, which `Max` is not. */
function wholeNumber(argument: string | undefined): number | undefined {
  const number = Number(argument)
  return Number.isInteger(number) ? number : undefined
}

function range(bounds: Bounds): { minimum?: number; maximum?: number } {
  return {
    ...(bounds.minimum !== undefined && { minimum: bounds.minimum }),
    ...(bounds.maximum !== undefined && { maximum: bounds.maximum }),
  }
}
