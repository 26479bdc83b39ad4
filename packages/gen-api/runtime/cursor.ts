import { hash } from 'node:crypto'
import { coerceJson, expectedOf } from './coerce.js'
import { encodeValue } from './encode.js'
import type { OrderTerm } from './list-query.js'
import type { Model, Values } from './model.js'
import { Problem } from './problem.js'
import { totalOrder } from './sort.js'

/** Changes whenever tokens change their form or their meaning. */
const VERSION = 1

/** A token, read but not yet held against a list. */
type Token = { readonly version: number; readonly fingerprint: string; readonly parts: readonly unknown[] }

/**
 * The token that names a record as the end of a page: its key, and which order the page is in. Both are known to
 * whoever sees the page, so the token is readable; a changed one names another record or none.
 */
export function writeCursor(record: Values, order: readonly OrderTerm[], model: Model): string {
  const token = [VERSION, fingerprintOf(order, model), ...keyParts(record, model)]
  return Buffer.from(JSON.stringify(token)).toString('base64url')
}

/** Whether a text is a token at all. */
export function isCursor(text: string): boolean {
  return parse(text) !== undefined
}

/**
 * The key that a token holds.
 *
 * @throws Problem `invalid-query` for a text that is no token or holds no key of the model, and `cursor-expired` for a
 * token of another order or an earlier version
 */
export function readCursor(text: string, order: readonly OrderTerm[], model: Model): Values {
  const token = parse(text)
  if (!token) throw malformed('Expected the nextCursor of a page.')
  if (token.version !== VERSION || token.fingerprint !== fingerprintOf(order, model)) {
    throw new Problem('cursor-expired', { detail: 'The cursor belongs to another order.' })
  }
  const fields = model.key?.fields ?? []
  if (token.parts.length !== fields.length) throw malformed('The cursor holds no key of these records.')
  const parts = fields.map((name, index) => {
    const column = model.columns[name]
    const value = column && coerceJson(token.parts[index], column)
    if (value === undefined) throw malformed(`The cursor's "${name}": expected ${column ? expectedOf(column) : 'nothing'}.`)
    return [name, value] as const
  })
  return Object.fromEntries(parts)
}

/** The parts of a record's key as tokens hold them: equal where the keys are. */
export function keyParts(record: Values, { key, columns }: Model): unknown[] {
  return (key?.fields ?? []).map((name) => {
    const column = columns[name]
    return column && encodeValue(record[name], column)
  })
}

function parse(text: string): Token | undefined {
  const bytes = Buffer.from(text, 'base64url')
  // Decoding passes over what is not of the alphabet, and over bits behind the last byte.
  if (text === '' || bytes.toString('base64url') !== text) return undefined
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = JSON.parse(json)
    if (!Array.isArray(value) || JSON.stringify(value) !== json) return undefined
    const [version, fingerprint, ...parts] = value as unknown[]
    return typeof version === 'number' && typeof fingerprint === 'string' ? { version, fingerprint, parts } : undefined
  } catch {
    return undefined
  }
}

/** Fingerprints that are kept: clients ask for few orders, each of them often. */
const MAX_FINGERPRINTS = 1_000
const fingerprints = new Map<string, string>()

/** A token says which order it belongs to, not what the order is. */
function fingerprintOf(terms: readonly OrderTerm[], model: Model): string {
  const key = (model.key?.fields ?? []).map((name) => [name, model.columns[name]?.kind])
  const order = totalOrder(terms, model).map(({ path, direction }) => [direction, ...path])
  const text = JSON.stringify([model.name, key, order])
  const fingerprint = fingerprints.get(text) ?? hash('sha256', text, 'base64url').slice(0, 16)
  if (fingerprints.size >= MAX_FINGERPRINTS) fingerprints.clear()
  fingerprints.set(text, fingerprint)
  return fingerprint
}

function malformed(detail: string): Problem {
  return new Problem('invalid-query', { errors: [{ parameter: 'cursor', code: 'invalid-value', detail }] })
}
