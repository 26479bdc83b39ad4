import type { ColumnField, Json, Shape } from '@ssot-codegen/core'

/** What a text of the schema must look like to be a value of the shape on the wire, for types whose values are text there. */
const TEXTS: { readonly [K in Shape['kind']]?: RegExp } = {
  bigint: /^-?(?:0|[1-9]\d*)$/,
  datetime: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/,
  bytes: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$/,
}

/** What a new record has in the column when the body does not say, as the wire has it; undefined where it is made when the record is, or no body could say it. */
export function defaultValue(field: ColumnField, shape: Shape): Json | undefined {
  if (field.default?.kind !== 'value' || field.writeonly) return undefined
  const { value } = field.default
  return isValue(value, shape) ? value : undefined
}

function isValue(value: Json, shape: Shape): boolean {
  switch (shape.kind) {
    case 'nullable':
      return isValue(value, shape.of)
    case 'list':
      return Array.isArray(value) && value.every((item: Json) => isValue(item, shape.items))
    case 'string':
      return typeof value === 'string' && isText(value, shape)
    case 'integer':
      return Number.isInteger(value) && isBetween(value, shape)
    case 'number':
      return typeof value === 'number' && isBetween(value, shape)
    case 'boolean':
      return typeof value === 'boolean'
    case 'decimal':
      return typeof value === 'string' && isDecimal(value, shape)
    case 'enum':
      return typeof value === 'string' && shape.values.includes(value)
    default:
      return typeof value === 'string' && TEXTS[shape.kind]?.test(value) === true
  }
}

function isText(value: string, { minLength = 0, maxLength = Infinity, pattern = [], format }: Extract<Shape, { kind: 'string' }>): boolean {
  const { length } = Array.from(value)
  return format === undefined && length >= minLength && length <= maxLength && [pattern].flat().every((source) => new RegExp(source, 'u').test(value))
}

function isBetween(value: Json, { minimum = -Infinity, maximum = Infinity }: Extract<Shape, { kind: 'integer' | 'number' }>): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum
}

function isDecimal(value: string, { precision = Infinity, scale = Infinity }: Extract<Shape, { kind: 'decimal' }>): boolean {
  const [, whole = '', fraction = ''] = /^-?(0|[1-9]\d*)(?:\.(\d+))?$/.exec(value) ?? []
  const digits = whole.replace(/^0/, '').length
  return whole !== '' && fraction.length <= scale && digits + (scale === Infinity ? fraction.length : scale) <= precision
}
