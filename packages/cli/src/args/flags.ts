/** A flag of a command. `value` names what it takes, as help shows it; without one it is a switch. */
export type FlagSpec = { readonly value?: string; readonly doc: string }

/** The flags of a command, by name without the dashes. */
export type FlagSpecs = { readonly [name: string]: FlagSpec }

/** What was given: text for flags with a value, presence for switches. */
export type Flags<S extends FlagSpecs> = { readonly [K in keyof S]: S[K] extends { readonly value: string } ? string | undefined : boolean }

/** Flags that every command has. */
export const COMMON = {
  cwd: { value: '<dir>', doc: 'run as if started in this folder' },
  json: { doc: 'print one JSON object instead of text' },
  verbose: { doc: 'show the stack of an unexpected error' },
  help: { doc: 'show this help' },
  version: { doc: 'show the version' },
} as const satisfies FlagSpecs

/** The common flags as given. */
export type CommonFlags = Flags<typeof COMMON>
