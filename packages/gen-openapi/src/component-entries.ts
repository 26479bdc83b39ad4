import { byCodeUnit } from '@ssot-codegen/core'
import type { JsonObject } from '../runtime/json.js'
import { createComponentNames } from './component-names.js'

/** Refers to a component: to one of a name, one object in all documents. */
export type Reference = { readonly $ref: string }

type Entry = { readonly describe: () => JsonObject; schema: JsonObject }

/** What is referred to in a document, by name. */
export type ComponentEntries = {
  /** Forgets the document before, and reserves the names that no other component gets. */
  readonly begin: (reserved: readonly string[]) => void
  /** The reference to a component. `describe` is called later: models refer to each other without end. */
  readonly ask: (key: string, wanted: string, describe: () => JsonObject) => Reference
  /** All that was asked for, and what the descriptions ask for. In a settled document that is what it was in the one before. */
  readonly schemas: (isSettled: boolean) => JsonObject
}

const SCHEMAS = '#/components/schemas/'

/** The entries of one document after the other. */
export function createComponentEntries(): ComponentEntries {
  let names = createComponentNames()
  let sorted: readonly string[] = []
  const described = new Map<string, Entry>()
  const waiting: Entry[] = []
  const references = new Map<string, Reference>()
  return {
    begin(reserved) {
      names = createComponentNames()
      for (const name of reserved) names.of(name, name)
      described.clear()
      // Of a document that something failed in.
      waiting.length = 0
    },
    ask(key, wanted, describe) {
      const name = names.of(key, wanted)
      if (!described.has(name)) {
        const entry: Entry = { describe, schema: {} }
        described.set(name, entry)
        waiting.push(entry)
      }
      const reference = references.get(name) ?? { $ref: SCHEMAS + name }
      references.set(name, reference)
      return reference
    },
    schemas(isSettled) {
      if (isSettled) for (const entry of described.values()) entry.schema = entry.describe()
      for (let next = waiting.pop(); next; next = waiting.pop()) next.schema = next.describe()
      if (!isSettled) sorted = [...described.keys()].sort(byCodeUnit)
      return Object.fromEntries(sorted.map((name) => [name, described.get(name)?.schema ?? {}]))
    },
  }
}
