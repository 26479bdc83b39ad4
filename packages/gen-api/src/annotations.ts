import type { AnnotationSpecs, ColumnField } from '@ssot-codegen/core'
import * as z from 'zod'
import { bitsOf, isUuid } from './native-type.js'

/** What annotations say of a column's values. Lengths in code points, bounds inclusive. */
export type Bounds = {
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: 'email' | 'uri'
  readonly pattern?: { readonly source: string; readonly flags: string }
}

const length = z.int().min(0)

const written = z.strictObject({ regex: z.string(), flags: z.string() })

/** What `@bulk` can name: writes that are off unless a model opts in. */
export const BULK = ['createMany', 'updateMany', 'deleteMany', 'upsert'] as const

/** One of them. */
export type BulkAction = (typeof BULK)[number]

/** The annotations that sharpen validation, what a write must say and does itself, and what more there is of writes. */
export const annotations = {
  email: { on: ['field'], args: z.tuple([]), doc: 'The text is an e-mail address.' },
  url: { on: ['field'], args: z.tuple([]), doc: 'The text is a URL with scheme and host.' },
  min: { on: ['field'], args: z.tuple([z.number()]), doc: 'The least value a number may have.' },
  max: { on: ['field'], args: z.tuple([z.number()]), doc: 'The greatest value a number may have.' },
  length: {
    on: ['field'],
    args: z.union([z.tuple([length, length]), z.tuple([length])]),
    doc: 'The least and the greatest length of a text, or just the greatest.',
  },
  regex: {
    on: ['field'],
    args: z.union([z.tuple([written]), z.tuple([z.string()]), z.tuple([z.string(), z.string()])], 'A pattern is expected, as in @regex(/^[a-z]+$/).'),
    doc: 'The pattern, linear-time and with the flag u, that a text must hold a match of.',
  },
  filled: { on: ['field'], args: z.tuple([]), doc: 'A hook gives the field its value when a record is made.' },
  requireIfMatch: { on: ['model'], args: z.tuple([]), doc: 'Whoever changes or deletes a record must send If-Match.' },
  bulk: {
    on: ['model'],
    args: z.array(z.enum(BULK, `Expected ${BULK.join(', ')}, or nothing, which is all of them.`)),
    doc: 'Routes that write many records at once, or one that may not be there yet: those named, or all that the model can have.',
  },
} satisfies AnnotationSpecs

/** The least and greatest integer that annotations may name: beyond them a number is not exact. */
const EXACT = Number.MAX_SAFE_INTEGER

/** Why the bounds do not fit the column, as the end of a sentence about it; undefined when they do. */
export function misfit(field: ColumnField, bounds: Bounds): string | undefined {
  const { minimum, maximum, minLength, maxLength, format, pattern } = bounds
  const type = field.kind === 'scalar' ? field.type : 'an enum'
  const isText = type === 'String' && !(field.kind === 'scalar' && (isUuid(field) || bitsOf(field)))
  if ((format !== undefined || maxLength !== undefined || pattern) && !isText) return 'has no free text that a format, a pattern or a length could be asked of'
  if (minimum === undefined && maximum === undefined) return (minLength ?? 0) > (maxLength ?? Infinity) ? 'could have no length at all' : undefined
  if (type !== 'Int' && type !== 'BigInt' && type !== 'Float') return 'is no Int, BigInt or Float that could have a least or greatest value'
  if ((minimum ?? -Infinity) > (maximum ?? Infinity)) return 'could have no value at all'
  const whole = [minimum, maximum].every((bound) => bound === undefined || (Number.isInteger(bound) && Math.abs(bound) <= EXACT))
  return type === 'Float' || whole ? undefined : 'takes exact integers only, as bounds too'
}

/** Reads a field's annotations as bounds. */
export function boundsFrom(annotation: {
  readonly email: unknown
  readonly url: unknown
  readonly min: [number] | undefined
  readonly max: [number] | undefined
  readonly length: [number, number] | [number] | undefined
  readonly regex: [z.infer<typeof written>] | [string] | [string, string] | undefined
}): Bounds {
  const { min, max, length: size, regex: [regex, flags = ''] = [] } = annotation
  const [first, second] = size ?? []
  return {
    ...(annotation.email !== undefined && { format: 'email' as const }),
    ...(annotation.url !== undefined && { format: 'uri' as const }),
    ...(min && { minimum: min[0] }),
    ...(max && { maximum: max[0] }),
    ...(second !== undefined && first !== undefined && { minLength: first }),
    ...(first !== undefined && { maxLength: second ?? first }),
    ...(regex !== undefined && { pattern: typeof regex === 'string' ? { source: regex, flags } : { source: regex.regex, flags: regex.flags } }),
  }
}
