import fc from 'fast-check'

/** Stands in all hostile text. Where it is found as code, text has become code. */
export const MARK = 'PWNED'

const BREAKOUTS = [
  '*/', '*/ PWNED() /*', '`', '${PWNED}', '`${PWNED}`', "'", '"', '\\', "\\'; PWNED; //", "'; PWNED; '", '"; PWNED; "', '\u2028PWNED', '\u2029', '\u202ePWNED', '\u200b',
  '@ts-ignore', '@ts-expect-error PWNED', '@ts-nocheck', 'eslint-disable', '/* eslint-disable */', '/// <reference path="PWNED" />', '//# sourceMappingURL=PWNED',
  '<script>PWNED</script>', '-->', '](javascript:PWNED)', '| PWNED |', '$(PWNED)', '{{PWNED}}', '#{PWNED}', '%0aPWNED', '../../PWNED', '__proto__', '</PWNED>', '\t#PWNED', '\uffff', '\u0000',
  '👩‍👩‍👧‍👦', 'é', 'e\u0301', '名前', '--PWNED', '/*', '//', "''", '${', '}', '\\u0000', '\\n', 'null', 'undefined', 'NaN',
]

const NO_BREAK = /[\r\n]/g

/** Text on one line, whatever else it holds. */
export const hostileText = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...BREAKOUTS) }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 10 }) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }), { maxLength: 4 })
  .map((parts) => parts.join('').replace(NO_BREAK, ' '))

/** What other tools read in comments; none of it is ours. */
const DIRECTIVES = [
  '@zod.string().min(3).max(10)', '@TypeGraphQL.omit(output: true)', '@HideField()', '@DtoReadOnly', '[UserSettings]', '@z.object({ a: z.string() })', '!private', '@GraphQL.hide', '@prisma-json-types',
  '@description("x")', '@openapi(PWNED)', '@constructor(1)', '@__proto__', 'mail@example.com', '@ @ @', '@', '@1', '@é', '#[x]', '- @bullet', '[@x](y)',
]

/** One line of a comment without anything that is spelt like an annotation of ours. */
export const comment = fc.oneof({ weight: 3, arbitrary: hostileText }, { weight: 1, arbitrary: fc.constantFrom(...DIRECTIVES) }, { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...DIRECTIVES), hostileText).map((parts) => parts.join(' ')) })

/** A literal of Prisma: quotes and backslashes escaped, what it takes in no form replaced. */
export function quoted(text: string): string {
  return `"${text.replace(/\p{Cs}/gu, '?').replace(/[\u0000-\u001f]/g, ' ').replace(/[\\"]/g, '\\$&')}"`
}
