import { isoText } from './iso-text.js'
import type { Column, ColumnKind, Model, Models, Values } from './model.js'
import { visibleColumn } from './visible.js'

/** A record as JSON carries it. */
export type EncodedRecord = { readonly [name: string]: unknown }

type EncodeValue = (value: unknown) => unknown
type EncodeRecord = (record: Values, models: Models) => EncodedRecord

/** Kinds that are absent here are JSON as they are. */
const KINDS: { readonly [K in ColumnKind]?: EncodeValue } = {
  bigint: (value) => (typeof value === 'bigint' ? value.toString() : value),
  decimal: (value) => (isDecimal(value) ? value.toFixed() : value),
  datetime: (value) => (value instanceof Date ? momentText(value) : value),
  date: (value) => (value instanceof Date ? momentText(value)?.replace(/T.*/, '') ?? null : value),
  time: (value) => (value instanceof Date ? momentText(value)?.replace(/^.*T/, '').slice(0, -1) ?? null : value),
  bytes: (value) => (value instanceof Uint8Array ? base64(value) : value),
  bits: (value) => (value instanceof Uint8Array ? base64(value) : value),
}

/** A database without date types may hold what is no date: one such value must not make a whole list unreadable. */
function momentText(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : isoText(date)
}

/** What is worked out once for a model; descriptors do not change. */
const encoders = new WeakMap<Model, EncodeRecord>()

/**
 * A record as JSON carries it, by the model's columns: 64-bit integers and decimals as plain text, times as ISO 8601 in
 * UTC, bytes as base64. Only visible columns and relations that were read are in it, whatever the record has beside.
 */
export function encodeRecord(record: Values, model: Model, models: Models): EncodedRecord {
  return encoderOf(model)(record, models)
}

/** A value of a column as JSON carries it. */
export function encodeValue(value: unknown, column: Column): unknown {
  const encode = encodeColumn(column)
  return encode === undefined || value === null ? value : encode(value)
}

function encoderOf(model: Model): EncodeRecord {
  const known = encoders.get(model)
  if (known) return known
  const encoder = compile(model)
  encoders.set(model, encoder)
  return encoder
}

function compile(model: Model): EncodeRecord {
  const columns = Object.entries(model.columns)
    .filter(([name]) => visibleColumn(model, name) !== undefined)
    .map(([name, column]) => ({ name, encode: encodeColumn(column) }))
  const relations = Object.entries(model.relations)
    .filter(([, relation]) => relation.hidden !== true)
    .map(([name, relation]) => ({ name, target: relation.model }))
  return (record, models) => {
    const encoded: { [name: string]: unknown } = {}
    for (const { name, encode } of columns) {
      const value = record[name]
      if (value === undefined) continue
      encoded[name] = encode === undefined || value === null ? value : encode(value)
    }
    for (const { name, target } of relations) {
      const value = Object.hasOwn(record, name) ? record[name] : undefined
      if (value === undefined) continue
      // Not every model is shown: a relation to one that is not is as good as hidden.
      const related = Object.hasOwn(models, target) ? models[target] : undefined
      if (related) encoded[name] = encodeRelated(value, encoderOf(related), models)
    }
    return encoded
  }
}

function encodeRelated(value: unknown, encode: EncodeRecord, models: Models): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => encodeRelated(item, encode, models))
  return isRecord(value) ? encode(value, models) : null
}

function encodeColumn({ kind, list, padded }: Column): EncodeValue | undefined {
  const encode = padded === true ? withoutPadding : KINDS[kind]
  if (!encode || list !== true) return encode
  return (value) => (Array.isArray(value) ? value.map(encode) : value)
}

function withoutPadding(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/ +$/, '') : value
}

/** A decimal of Prisma's; `toFixed` of a number would round. */
function isDecimal(value: unknown): value is { toFixed(): string } {
  return typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function'
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
