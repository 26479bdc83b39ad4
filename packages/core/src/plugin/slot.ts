/** A typed place that plugins put facts into. One key has one value; the same fact twice is one fact. */
export type Slot<T> = {
  /** `<package>/<slot>`. */
  readonly id: string
  readonly key: (item: T) => string
}

/** A fact on its way into a slot; a slot called with an item makes one. */
export type Contribution = { readonly slot: Slot<never>; readonly item: unknown }

/** A slot, callable with an item. */
export type SlotPoint<T> = ((item: T) => Contribution) & { readonly slot: Slot<T> }

/**
 * Declares a slot.
 *
 * @param id `<package>/<slot>`
 * @param key tells two facts apart: two plugins that give one key different values contradict each other
 */
export function defineSlot<T>(id: string, key: (item: T) => string): SlotPoint<T> {
  const slot: Slot<T> = { id, key }
  // A contribution hides its item's type; only the engine opens it, and hands it to the slot it came from.
  return Object.assign((item: T): Contribution => ({ slot, item }), { slot })
}
