import type { Json } from '@ssot-codegen/core'
import type { JsonObject } from '../runtime/json.js'

/** A name that readers of documents call as a function on what holds it, and end where it is a property there. */
export const CALLED = 'hasOwnProperty'

/**
 * The document without properties of objects that are called `hasOwnProperty`: it says the same of them by their pattern. A
 * required one is so where another one is.
 */
export function sparedNames(document: JsonObject): JsonObject {
  return objectOf(document)
}

function spared(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  return isArray(value) ? value.map(spared) : objectOf(value)
}

function objectOf(value: JsonObject): JsonObject {
  const { properties, required, ...others } = value
  if (properties === undefined || !isObject(properties) || !Object.hasOwn(properties, CALLED)) return entriesOf(value)
  const entries = Object.entries(properties)
  const own = entries.filter(([name]) => name !== CALLED)
  const called = entries.filter(([name]) => name === CALLED).map(([name, schema]) => [`^${name}$`, schema] as const)
  const names = required !== undefined && isArray(required) ? required : []
  const [first, ...rest] = names.filter((name): name is string => typeof name === 'string' && name !== CALLED)
  return {
    ...entriesOf(others),
    properties: entriesOf(Object.fromEntries(own)),
    patternProperties: entriesOf(Object.fromEntries(called)),
    ...(first !== undefined && { required: [first, ...rest], ...(names.includes(CALLED) && { dependentRequired: { [first]: [CALLED] } }) }),
  }
}

function entriesOf(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, spared(member)]))
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value)
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
