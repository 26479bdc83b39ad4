import { byCodeUnit } from '@ssot-codegen/core'
import type { ReadonlyJson } from '#runtime/api/json.js'
import type { JsonObject } from '../runtime/json.js'
import { createComponentNames } from './component-names.js'
import type { KeptParts } from './kept-parts.js'

/** Parts of one kind that stand in a document once and are referred to. */
export type Shared = {
  /** Begins a document; a settled one has the names of the document before. */
  readonly begin: (isSettled: boolean) => void
  /** The reference to what `describe` makes of `source`; where another part has its name, under a name like it. */
  readonly refOf: (source: object, name: string, describe: () => JsonObject) => JsonObject
  /** The reference to the part of that name, made from `facts`. Both may be asked in a later document, so they find what they speak of by its name. */
  readonly once: (name: string, facts: () => readonly unknown[], make: () => JsonObject) => JsonObject
  /** All of them by name; undefined where there are none. */
  readonly all: () => JsonObject | undefined
}

type Part = { readonly describe: () => ReadonlyJson; value: ReadonlyJson }

/**
 * The parts of one document after the other.
 *
 * @param kind where they stand in `components`
 * @param given those that are there in any case
 */
export function createShared(kind: 'parameters' | 'headers', kept: KeptParts, given: JsonObject = {}): Shared {
  let names = createComponentNames()
  let isSettled = false
  const parts = new Map<string, Part>()
  const refs = new Map<string, JsonObject>()
  /** By name, one object in all documents. */
  const references = new Map<string, JsonObject>()
  const refTo = (key: string, wanted: string, describe: () => JsonObject): JsonObject => {
    const known = refs.get(key)
    if (known) return known
    const name = names.of(key, wanted)
    if (!parts.has(name)) parts.set(name, { describe, value: describe() })
    const ref = references.get(name) ?? { $ref: `#/components/${kind}/${name}` }
    references.set(name, ref)
    refs.set(key, ref)
    return ref
  }
  /** Most are described by one object in all operations. */
  const known = new Map<object, JsonObject>()
  return {
    begin(next) {
      isSettled = next
      if (isSettled) return
      names = createComponentNames()
      for (const map of [parts, refs, known]) map.clear()
      for (const [name, part] of Object.entries(given)) {
        names.of(name, name)
        parts.set(name, { describe: () => part, value: part })
      }
    },
    refOf: (source, name, describe) =>
      kept.ask(() => {
        const present = known.get(source)
        if (present) return present
        const part = describe()
        const ref = refTo(`${name} ${JSON.stringify(part)}`, name, () => part)
        known.set(source, ref)
        return ref
      }),
    once: (name, facts, make) => kept.ask(() => refTo(name, name, () => kept.of(kind, name, facts(), make))),
    all() {
      if (isSettled) for (const part of parts.values()) part.value = part.describe()
      const entries = [...parts].map(([name, { value }]) => [name, value] as const)
      return parts.size > 0 ? Object.fromEntries(entries.sort(([a], [b]) => byCodeUnit(a, b))) : undefined
    },
  }
}
