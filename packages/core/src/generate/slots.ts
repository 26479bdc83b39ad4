import { isDeepStrictEqual } from 'node:util'
import { byCodeUnit } from '../order.js'
import type { Report } from '../plugin/diagnostic.js'
import type { Contribution, Slot } from '../plugin/slot.js'
import { deepFreeze } from './deep-freeze.js'
import type { catalogue } from './diagnostics.js'

type Entry = { readonly item: unknown; readonly plugin: string }

/** The facts all plugins have stated. */
export type Slots = {
  /** Takes a fact; the same one twice is one, a contradiction is reported. */
  readonly add: (contribution: Contribution, plugin: string) => void
  /** The facts of a slot with their plugins, sorted by key. */
  readonly entries: <T>(point: { readonly slot: Slot<T> }) => readonly { readonly item: T; readonly plugin: string }[]
}

/** An empty set of slots. */
export function createSlots(report: Report<typeof catalogue>): Slots {
  const slots = new Map<string, Map<string, Entry>>()
  const sorted = new Map<string, readonly Entry[]>()
  return {
    add({ slot, item }, plugin) {
      const items = slots.get(slot.id) ?? new Map<string, Entry>()
      slots.set(slot.id, items)
      // The item was made by the slot itself, so its key function fits; the type was dropped on the way.
      const key = (slot.key as (item: unknown) => string)(item)
      const present = items.get(key)
      if (!present) sorted.delete(slot.id)
      if (!present) items.set(key, { item: deepFreeze(item), plugin })
      else if (!isDeepStrictEqual(present.item, item)) {
        report('slot-conflict', { slot: slot.id, key: key.replaceAll('\0', ' '), a: present.plugin, b: plugin })
      }
    },
    entries<T>({ slot }: { readonly slot: Slot<T> }) {
      let known = sorted.get(slot.id)
      if (!known) sorted.set(slot.id, (known = [...(slots.get(slot.id) ?? [])].sort(([a], [b]) => byCodeUnit(a, b)).map(([, entry]) => entry)))
      return known as readonly { readonly item: T; readonly plugin: string }[] // what a slot holds was made by it
    },
  }
}
