import { z } from 'zod'
import { refuse } from './wire-refusal.js'

/** What a text must be. Lengths in code points, as JSON Schema counts them. */
export type TextBounds = {
  readonly minLength?: number
  readonly maxLength?: number
  /** An ECMA-262 pattern that the text must hold a match of, or several. */
  readonly pattern?: string | readonly string[]
  readonly format?: TextFormat
}

/** The formats a text may have to be in. */
export type TextFormat = 'email' | 'uri' | 'uuid'

/** The longest address that SMTP carries (RFC 5321 section 4.5.3.1.3, without the angle brackets). */
const MAX_EMAIL = 254

const FORMATS: { readonly [F in TextFormat]: { readonly detail: string; readonly accepts: (text: string) => boolean } } = {
  email: { detail: 'An e-mail address is expected.', accepts: (text) => text.length <= MAX_EMAIL && z.regexes.email.test(text) },
  uri: { detail: 'A URL with scheme and host is expected.', accepts: isUrl },
  uuid: { detail: 'A UUID is expected.', accepts: (text) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) },
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
  let count = 0
  // Every code point has one code unit that is no low surrogate.
  for (let i = 0; i < text.length; i += 1) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count += 1
  return count
}

/** A scheme that browsers run as a program is no address, whatever follows it. */
const PROGRAM = /^(?:javascript|data|vbscript):/i

function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#]\S*$/i.test(text) && URL.canParse(text) && !PROGRAM.test(text)
}
