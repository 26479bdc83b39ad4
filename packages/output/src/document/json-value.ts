import { byCodeUnit, type Json } from '@ssot-codegen/core'

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json }

/** Whether a value is an object, neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value as text that is the same for equal values, whatever the order of their keys. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_, inner: Json) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byCodeUnit(a, b))) : inner,
  )
}

/** The value at a path of keys; arrays are not entered, and what an object inherits does not count. */
export function valueAt(root: Json, path: readonly string[]): Json | undefined {
  let value: Json | undefined = root
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}

/** A path of keys as one text (RFC 6901). */
export function jsonPointer(path: readonly string[]): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The path of keys of a pointer that `jsonPointer` made. */
export function pointerPath(pointer: string): string[] {
  return pointer.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}
