/** A document opened for editing, in terms that all formats share. An entry's state is a text, equal for equal meaning. */
export type Editor = {
  /** The state our entries should have, by key, in the order they stand in a fresh document. */
  readonly wanted: ReadonlyMap<string, string>
  /** The state an entry has; undefined when it is absent. */
  readonly state: (key: string) => string | undefined
  /** Gives an entry its wanted state. Returns false, and changes nothing, where the document leaves no place for it. */
  readonly write: (key: string) => boolean
  readonly remove: (key: string) => void
  /** How a diagnostic names the entry; undefined where the user need not hear of it. */
  readonly label: (key: string) => string | undefined
  readonly text: () => string
  /** The text of the empty objects in it that our entries come into, by pointer. */
  readonly blanks?: ReadonlyMap<string, string>
  /** Whether nothing of substance is left. */
  readonly blank: () => boolean
}

/** A document that cannot be opened, and why. */
export type Unreadable = { readonly fault: string }
