import { z } from 'zod'
import { TEXT_FORMATS, type TextFormat, type TextFormatRule } from './text-formats.js'
import { refuse } from './wire-refusal.js'

/** What a text must be. Lengths in code points, as JSON Schema counts them. */
export type TextBounds = {
  readonly minLength?: number
  readonly maxLength?: number
  /** An ECMA-262 pattern that the text must hold a match of, or several. */
  readonly pattern?: string | readonly string[]
  readonly format?: TextFormat
}

/** A format, ready to be held against texts. */
type Format = { readonly detail: string; readonly accepts: (text: string) => boolean }

const FORMATS: { readonly [F in TextFormat]: Format } = {
  email: compiled(TEXT_FORMATS.email),
  uri: compiled(TEXT_FORMATS.uri),
  uuid: compiled(TEXT_FORMATS.uuid),
}

function compiled({ pattern, not, maxLength = Infinity, detail }: TextFormatRule): Format {
  const [wanted, unwanted] = [pattern, not].map((source) => (source === undefined ? undefined : new RegExp(source, 'u')))
  return { detail, accepts: (text) => text.length <= maxLength && wanted?.test(text) === true && unwanted?.test(text) !== true }
}

/** A text within bounds. */
export function string({ minLength = 0, maxLength = Infinity, pattern, format }: TextBounds = {}) {
  const expressions = [pattern ?? []].flat().map((source) => new RegExp(source, 'u'))
  return z.transform((input: unknown, ctx): string => {
    if (typeof input !== 'string') return refuse(ctx, input, 'invalid-type', 'A text is expected.')
    // A text has at least half as many code points as code units.
    if (input.length > maxLength && (input.length > 2 * maxLength || codePoints(input) > maxLength)) {
      return refuse(ctx, input, 'too-long', `At most ${maxLength} characters are allowed.`)
    }
    if (input.length < 2 * minLength && codePoints(input) < minLength) {
      return refuse(ctx, input, 'too-short', `At least ${minLength} characters are needed.`)
    }
    const unmatched = expressions.find((expression) => !expression.test(input))
    if (unmatched) return refuse(ctx, input, 'invalid-format', `The text must match ${unmatched.source}.`)
    if (format && !FORMATS[format].accepts(input)) return refuse(ctx, input, 'invalid-format', FORMATS[format].detail)
    return input
  })
}

function codePoints(text: string): number {
  let count = text.length
  // Two code units are one code point where the halves of a pair follow each other.
  for (let i = 1; i < text.length; i += 1) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count -= 1
  }
  return count
}
