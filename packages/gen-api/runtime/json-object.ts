import type { Values } from './model.js'

/** The members of a JSON object, or undefined for any other JSON value. */
export function objectOf(value: unknown): Values | undefined {
  return isObject(value) ? value : undefined
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
