import { encodeRecord } from './encode.js'
import { modelOf } from './record-shape.js'
import type { ObjectShape, Shape } from './shape.js'

/** Where a value is, as a JSON Pointer, and whether it may have properties that are left out. */
type Place = { readonly path: string; readonly exact: boolean }

/**
 * A value as JSON carries it, by its shape: what the shape does not name is not sent, whatever the value has beside.
 *
 * @throws Error when the value is not what the shape says, without the value: it is a fault of whoever answers
 */
export function encodeShape(value: unknown, shape: Shape): unknown {
  return encode(value, shape, { path: '', exact: false })
}

function encode(value: unknown, shape: Shape, at: Place): unknown {
  const { path } = at
  switch (shape.kind) {
    case 'string':
      return typeof value === 'string' ? value : wrong(path, 'a text')
    case 'enum':
      return typeof value === 'string' && shape.values.includes(value) ? value : wrong(path, `one of ${shape.values.join(', ')}`)
    case 'literal':
      return value === shape.value ? value : wrong(path, String(shape.value))
    case 'integer':
      return Number.isInteger(value) ? value : wrong(path, 'a whole number')
    case 'number':
      return Number.isFinite(value) ? value : wrong(path, 'a number')
    case 'boolean':
      return typeof value === 'boolean' ? value : wrong(path, 'true or false')
    case 'bigint':
      return typeof value === 'bigint' ? value.toString() : wrong(path, 'a bigint')
    case 'decimal':
      return decimalText(value) ?? wrong(path, 'a decimal')
    case 'datetime':
      return isoText(value, path)
    case 'date':
      return dayOf(value, at)
    case 'time':
      return timeOf(value, at)
    case 'bytes':
      return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') : wrong(path, 'bytes')
    case 'json':
      return value === undefined ? wrong(path, 'a JSON value') : value
    case 'nullable':
      return value === null ? null : encode(value, shape.of, at)
    case 'list':
      return Array.isArray(value) ? value.map((item: unknown, i) => encode(item, shape.items, { ...at, path: `${path}/${i}` })) : wrong(path, 'a list')
    case 'union':
      return encodeOption(value, shape.options, at)
    case 'object':
      return isObject(value) ? encodeObject(value, shape, at) : wrong(path, 'an object')
    case 'ref':
    case 'binary':
    case 'stream':
      throw new Error(`A value of shape "${shape.kind}" is no JSON.`)
  }
}

type Values = { readonly [name: string]: unknown }

function encodeObject(value: Values, shape: ObjectShape, { path, exact }: Place): unknown {
  if (exact && Object.keys(value).some((name) => !shape.properties.some((property) => property.name === name))) return wrong(path, 'another object')
  const model = modelOf(shape)
  // No relation is part of the shape, so none is looked for.
  const given = model ? encodeRecord(value, model, {}) : value
  const entries = shape.properties.flatMap((property) => {
    const item = Object.hasOwn(given, property.name) ? given[property.name] : undefined
    if (item === undefined && property.optional === true) return []
    const at = { path: `${path}/${property.name}`, exact }
    if (item === undefined) return wrong(at.path, 'a value')
    return [[property.name, model ? item : encode(item, property.shape, at)] as const]
  })
  return Object.fromEntries(entries)
}

/** By the first option that has the whole value, or else by the first that has what it names of it. */
function encodeOption(value: unknown, options: readonly Shape[], { path, exact }: Place): unknown {
  const modes = exact ? [true] : [true, false]
  for (const mode of modes) {
    for (const option of options) {
      try {
        return encode(value, option, { path, exact: mode })
      } catch {
        // Another one may be it.
      }
    }
  }
  return wrong(path, 'a value of one of the options')
}

/** Of a moment that is more than a day, another option is the one that has all of it. */
function dayOf(value: unknown, { path, exact }: Place): string {
  const [day = '', time] = isoText(value, path).split('T')
  return exact && time !== '00:00:00.000Z' ? wrong(path, 'a date') : day
}

/** A time of day is read as one of the first day of 1970. */
function timeOf(value: unknown, { path, exact }: Place): string {
  const [day, time = ''] = isoText(value, path).split('T')
  return exact && day !== '1970-01-01' ? wrong(path, 'a time') : time.slice(0, -1)
}

function isoText(value: unknown, path: string): string {
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : wrong(path, 'a date')
}

/** Of a decimal of Prisma's, or of text that is one already; `toFixed` of a number would round. */
function decimalText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : isDecimal(value) ? value.toFixed() : undefined
}

function isDecimal(value: unknown): value is { toFixed(): string } {
  return typeof value === 'object' && value !== null && 'toFixed' in value && typeof value.toFixed === 'function'
}

/** Not of what is one value, which an object without properties would seem to be. */
function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array) && !(value instanceof Date)
}

function wrong(path: string, expected: string): never {
  throw new Error(`The reply does not have its shape: ${expected} is expected at "${path}".`)
}
