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

const integer = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number)

/** The types a variable may have; each takes what else is to say of it. */
export const variable = {
  string: kind(z.string(), 'a text'),
  url: kind(
    z.string().refine((text) => URL.canParse(text)),
    'a URL',
  ),
  port: kind(integer.pipe(z.number().min(0).max(65_535)), 'a port, from 0 to 65535'),
  integer: kind(integer, 'an integer'),
  boolean: kind(z.enum(['true', 'false']).transform((text) => text === 'true'), 'true or false'),
  list: kind(
    z.string().transform((text) => text.split(',').map((item) => item.trim()).filter((item) => item !== '')),
    'texts separated by commas',
  ),
  oneOf: <const V extends readonly [string, ...string[]]>(values: V, options?: VariableOptions) =>
    kind(z.enum(values), `one of ${values.join(', ')}`)(options),
}

/** Declares variables of one type. */
function kind<T>(schema: z.core.$ZodType<T, string>, wanted: string) {
  function declare(options: VariableOptions & { readonly optional: true }): Variable<T | undefined>
  function declare(options?: VariableOptions): Variable<T>
  function declare(options: VariableOptions = {}): Variable<T | undefined> {
    return { read: (text) => read(text, { ...options, schema, wanted }) }
  }
  return declare
}

type Rule<T> = VariableOptions & { readonly schema: z.core.$ZodType<T, string>; readonly wanted: string }

function read<T>(given: string | undefined, rule: Rule<T>): { readonly value: T | undefined } | { readonly detail: string } {
  const isUnset = given === undefined || given === ''
  if (isUnset && rule.default === undefined) {
    return rule.optional === true ? { value: undefined } : { detail: `It is not set. Wanted: ${rule.wanted}.` }
  }
  const text = isUnset ? (rule.default ?? '') : given
  const result = z.safeParse(rule.schema, text)
  if (result.success) return { value: result.data }
  return { detail: `${rule.secret === true ? 'Its value' : shown(text)} is not what is wanted: ${rule.wanted}.` }
}

function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
}
