import { z } from 'zod'
import { MAX_FAULTS } from './faults.js'
import { jsonPointer } from './json-pointer.js'
import type { Fault } from './problem.js'

/** Characters of a client's own text that are shown back to it. */
const MAX_SHOWN = 100

/** A value that a schema accepts, or what is wrong with it and where. */
export type Checked<T> = { readonly value: T } | { readonly faults: readonly SchemaFault[] }

/** A fault with the path to the value that has it. */
export type SchemaFault = { readonly path: readonly PropertyKey[]; readonly code: string; readonly detail: string }

/**
 * Checks a value with a Zod schema; our own words say what is wrong, so that they do not change with Zod's.
 *
 * @param schema a `$ZodType` to all who take one: of a schema written in the call, `ZodType` would make the compiler compare
 * each method of Zod
 */
export function check<S extends z.core.$ZodType>(schema: S, value: unknown): Checked<z.output<S>> {
  // What is accepted is read by Zod's compiled parser, which knows no words; only what is refused is read again with ours.
  const quick = z.safeParse(schema, value)
  if (quick.success) return { value: quick.data }
  const result = z.safeParse(schema, value, { error: explain, reportInput: true })
  if (result.success) return { value: result.data }
  return { faults: result.error.issues.slice(0, MAX_FAULTS).flatMap(faultsOf).slice(0, MAX_FAULTS) }
}

/** The fault as a reply tells it of a body. */
export function bodyFault({ path, code, detail }: SchemaFault): Fault {
  return { pointer: jsonPointer(path), code, detail }
}

function faultsOf(issue: z.core.$ZodIssue): SchemaFault[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, code: codeOf(issue), detail: issue.message }]
  return issue.keys.slice(0, MAX_FAULTS).map((key) => ({
    path: [...issue.path, key],
    code: 'unknown-property',
    detail: `${shown(key)} is not known here. ${issue.message}`,
  }))
}

function codeOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'invalid-type'
    case 'too_small':
      return isSized(issue.origin) ? 'too-short' : 'too-small'
    case 'too_big':
      return isSized(issue.origin) ? 'too-long' : 'too-large'
    case 'invalid_format':
      return 'invalid-format'
    case 'invalid_value':
      return issue.input === undefined ? 'required' : 'not-allowed'
    case 'custom': {
      const code: unknown = issue.params?.['code']
      return typeof code === 'string' ? code : 'invalid'
    }
    default:
      return 'invalid'
  }
}

/** What is expected, as a sentence that quotes the schema and never the value. */
function explain(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return 'A value is required.'
  switch (issue.code) {
    case 'invalid_type':
      return `${EXPECTED[issue.expected] ?? `A value of type ${issue.expected}`} is expected.`
    case 'invalid_value':
      return `Allowed: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`
    case 'too_small':
      return `At least ${String(issue.minimum)}${UNITS[issue.origin] ?? ''} is allowed.`
    case 'too_big':
      return `At most ${String(issue.maximum)}${UNITS[issue.origin] ?? ''} is allowed.`
    case 'unrecognized_keys': {
      const known = issue.inst instanceof z.ZodObject ? Object.keys(issue.inst.shape) : []
      return known.length > 0 ? `Allowed: ${known.join(', ')}.` : 'Nothing is allowed here.'
    }
    case 'invalid_union':
      return 'The value has none of the allowed forms.'
    default:
      return undefined
  }
}

const EXPECTED: { readonly [type: string]: string } = {
  string: 'A text',
  number: 'A number',
  int: 'An integer',
  boolean: 'true or false',
  object: 'An object',
  array: 'A list',
  null: 'null',
}

const UNITS: { readonly [origin: string]: string } = { string: ' characters', array: ' items' }

function isSized(origin: string): boolean {
  return origin in UNITS
}

/** A name as the client wrote it, quoted and cut to a length. */
export function shown(key: string): string {
  return JSON.stringify(key.length > MAX_SHOWN ? `${key.slice(0, MAX_SHOWN)}…` : key)
}
