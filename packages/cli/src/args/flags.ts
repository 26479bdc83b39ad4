/** A flag of a command. `value` names what it takes, as help shows it; without one it is a switch. */
export type FlagSpec = { readonly value?: string; readonly doc: string }

/** The flags of a command, by name without the dashes. */
export type FlagSpecs = { readonly [name: string]: FlagSpec }

/** What was given, by name without the dashes: text for flags with a value, `true` for switches. */
export type Flags = { readonly [name: string]: string | boolean | undefined }

/** The value of a flag that takes one, or undefined where it was not given. */
export function textFlag(flags: Flags, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

/** Flags that every command has. */
export const COMMON = {
  cwd: { value: '<dir>', doc: 'run as if started in this folder' },
  json: { doc: 'print one JSON object instead of text' },
  verbose: { doc: 'show the stack of an unexpected error' },
  help: { doc: 'show this help' },
  version: { doc: 'show the version' },
} as const satisfies FlagSpecs
