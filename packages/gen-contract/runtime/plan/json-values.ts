import type { ReadonlyJson } from '#runtime/api/json.js'

/** A JSON object: a record as a reply has it, or a body. */
export type JsonObject = { readonly [name: string]: ReadonlyJson }

/** The object that a JSON value is; undefined for any other value. */
export function jsonObject(value: unknown): JsonObject | undefined {
  // What was parsed as JSON holds nothing else.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** The values that are not undefined; of two by one name, the later. */
export function presentValues(...all: readonly ({ readonly [name: string]: ReadonlyJson | undefined } | undefined)[]): JsonObject {
  return Object.fromEntries(all.flatMap((values = {}) => Object.entries(values)).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

/** What the bytes say as JSON; undefined where they do not. */
export function parsedJson(bytes: Uint8Array): ReadonlyJson | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString()) as ReadonlyJson // what JSON.parse gives is JSON
  } catch {
    return undefined
  }
}

/** A scalar as paths and queries have it: numbers without an exponent. */
export function textOf(value: ReadonlyJson): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'number') return JSON.stringify(value)
  return Number.isInteger(value) ? BigInt(value).toString() : withoutExponent(String(value))
}

function withoutExponent(digits: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?e-(\d+)$/.exec(digits) ?? []
  return exponent === undefined ? digits : `${sign}0.${'0'.repeat(Number(exponent) - whole.length)}${whole}${fraction}`
}
