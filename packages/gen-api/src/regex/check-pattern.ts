import { parsePattern, rangeEnds } from './regexpp.js'
import { superLinear } from './linear.js'

/** What is wrong with a pattern, as the end of a sentence about it. */
export type PatternFault = { readonly kind: 'invalid' | 'unsafe'; readonly reason: string }

/** Code units that a pattern may have. */
const MAX_LENGTH = 1000

/**
 * What keeps a pattern from being used on texts of strangers; undefined when nothing does.
 *
 * @param source in the sense of ECMA-262
 * @param flags empty or `u`, which a pattern has in any case, as in JSON Schema
 */
export function patternFault({ source, flags }: { readonly source: string; readonly flags: string }): PatternFault | undefined {
  const invalid = (reason: string): PatternFault => ({ kind: 'invalid', reason })
  if (flags !== '' && flags !== 'u') return invalid(`has the flags ${JSON.stringify(flags)}, and JSON Schema knows only patterns with "u"`)
  if (source === '') return invalid('is empty and matches every text')
  if (source.length > MAX_LENGTH) return invalid(`has ${source.length} characters, and ${MAX_LENGTH} are allowed`)
  if (/[\ud800-\udfff]/u.test(source)) return invalid('has half a character in it, a lone surrogate')
  let tree
  try {
    tree = parsePattern(source)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return invalid(`is no regular expression: ${faultIn(error)}`)
  }
  const reason = superLinear(tree, rangeEnds(tree))
  return reason === undefined ? undefined : { kind: 'unsafe', reason }
}

/** What the message says behind the pattern, which it repeats. */
function faultIn({ message }: SyntaxError): string {
  return message.slice(message.lastIndexOf(': ') + 1).trim()
}
