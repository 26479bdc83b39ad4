import type { ReadonlyJson } from '#runtime/api/json.js'

/** An object of a document. */
export type JsonObject = { readonly [key: string]: ReadonlyJson }

/** An object without the members that have no value. */
export function given(members: { readonly [key: string]: ReadonlyJson | undefined }): JsonObject {
  const present: { [key: string]: ReadonlyJson } = {}
  for (const key of Object.keys(members)) {
    const value = members[key]
    if (value === undefined) continue
    // A member called `__proto__` would be lost by assignment.
    if (key === '__proto__') Object.defineProperty(present, key, { value, enumerable: true, configurable: true, writable: true })
    else present[key] = value
  }
  return present
}
