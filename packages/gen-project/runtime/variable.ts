import { z } from 'zod'

/** What is said of a variable beside its type. */
export type VariableOptions = {
  /** Taken when the variable is unset, as the text it would have. */
  readonly default?: string
  /** Whether it may be unset; it is then undefined. */
  readonly optional?: boolean
  /** Whether its value must never be shown. */
  readonly secret?: boolean
}

/** A variable of the environment: how its text is read. */
export type Variable<T> = {
  readonly read: (text: string | undefined) => { readonly value: T } | { readonly detail: string }
}

/** Characters of a value that a fault shows. */
const MAX_SHOWN = 40

const numeral = z.string().regex(/^-?\d{1,15}$/).transform(Number)

const oneOf = <const V extends readonly [string, ...string[]]>(values: V, options?: VariableOptions) =>
  define(z.enum(values), `one of ${values.join(', ')}`, options)

/** The types a variable may have. Each takes `{ default, optional, secret }`. */
export const variable = {
  string: define(z.string(), 'a text'),
}
