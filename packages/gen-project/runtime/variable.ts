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

const integer = z.string().regex(/^-?\d{1,15}$/)
const flag = z.string().regex(/^(?:true|false)$/)

/** The types a variable may have; each takes what else is to say of it. */
export const variable = {
  string: kind(z.string(), (text) => text, 'a text'),
  url: kind(z.string(), (text) => (URL.canParse(text) ? text : undefined), 'a URL'),
  port: kind(integer, (text) => portOf(Number(text)), 'a port, from 0 to 65535'),
  integer: kind(integer, Number, 'an integer'),
  boolean: kind(flag, (text) => text === 'true', 'true or false'),
  list: kind(z.string(), itemsOf, 'texts separated by commas'),
  oneOf: <const V extends readonly [string, ...string[]]>(values: V, options?: VariableOptions) =>
    kind(z.string(), (text): V[number] | undefined => values.find((value) => value === text), `one of ${values.join(', ')}`)(options),
}

function portOf(port: number): number | undefined {
  return port >= 0 && port <= 65_535 ? port : undefined
}

function itemsOf(text: string): string[] {
  return text.split(',').map((item) => item.trim()).filter((item) => item !== '')
}

/**
 * Declares variables of one type. The schema is that of a text, whatever it is read as: to hold each of Zod's kinds against what they have in
 * common took the compiler longer than any other file.
 *
 * @param valueOf gives undefined for a text that is none
 */
function kind<T>(schema: z.ZodString, valueOf: (text: string) => T | undefined, wanted: string) {
  const rule = { schema, valueOf, wanted }
  function declare(options: VariableOptions & { readonly optional: true }): Variable<T | undefined>
  function declare(options?: VariableOptions): Variable<T>
  function declare(options: VariableOptions = {}): Variable<T | undefined> {
    return { read: (text) => read(text, { ...options, ...rule }) }
  }
  return declare
}

type Rule<T> = VariableOptions & { readonly schema: z.ZodString; readonly valueOf: (text: string) => T | undefined; readonly wanted: string }

function read<T>(given: string | undefined, rule: Rule<T>): { readonly value: T | undefined } | { readonly detail: string } {
  const isUnset = given === undefined || given === ''
  if (isUnset && rule.default === undefined) {
    return rule.optional === true ? { value: undefined } : { detail: `It is not set. Wanted: ${rule.wanted}.` }
  }
  const text = isUnset ? (rule.default ?? '') : given
  const value = rule.schema.safeParse(text).success ? rule.valueOf(text) : undefined
  if (value !== undefined) return { value }
  return { detail: `${rule.secret === true ? 'Its value' : shown(text)} is not what is wanted: ${rule.wanted}.` }
}

function shown(text: string): string {
  return JSON.stringify(text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text)
}
