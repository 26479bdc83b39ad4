import fc from 'fast-check'
import { pick } from './draft.js'
import type { SchemaFile } from './prisma.js'
import { randomSchema, textOf } from './random-schema.js'

/** What is put in where it has no business. */
const INTRUDERS = [
  '{', '}', '(', ')', '[', ']', '"', "'", '`', '/*', '*/', '//', '///', '/// @hidden\n', '/// @email(', '@', '@@', '@id', '@@id([', '?', '!', ',', ':', '=', '.', '-', '\\', '\n', '\r', '\r\n', '\n\n',
  '\0', '\ufeff', '\ud800', '\udc00', '\u2028', '\u00a0', '\u0085', '\u000b', '😀', 'é', ' ', '\t', 'model', 'model A {\n', 'enum E {\n}\n', 'generator g {\n', 'datasource d {\n', 'type T {\n', 'view', '1', '_',
  'true', 'Int', 'Json[]?', 'Unsupported(', 'dbgenerated("', '['.repeat(300), '('.repeat(300), 'f('.repeat(300), 'x'.repeat(5000), '@x '.repeat(500), '}\n'.repeat(300), 'model A {\n'.repeat(300), '\n'.repeat(2000),
]

/** One thing done to a text. The numbers pick what, and where. */
const wound = fc.record({ kind: fc.nat(7), at: fc.nat(0xffff), to: fc.nat(0xffff), what: fc.nat(0xffff) })

/** A schema that was sound until it was hurt. */
export type Broken = { readonly files: readonly SchemaFile[]; readonly [fc.toStringMethod]: () => string }

/** Sound schemas with some of their tokens gone, doubled, moved, cut in half or joined by what does not belong there. */
export const brokenSchema: fc.Arbitrary<Broken> = fc.tuple(randomSchema, fc.array(wound, { minLength: 1, maxLength: 4 })).map(([{ files }, wounds]): Broken => {
  const hurt = files.map(({ path, text }, i) => ({ path, text: wounds.filter((_, at) => at % files.length === i).reduce(inflict, text) }))
  return { files: hurt, [fc.toStringMethod]: () => `\n${textOf(hurt)}` }
})

function inflict(text: string, { kind, at, to, what }: { kind: number; at: number; to: number; what: number }): string {
  const tokens = text.match(/\w+|\s|[^\w\s]/gu) ?? []
  if (tokens.length === 0) return pick(INTRUDERS, what)
  const index = at % tokens.length
  const other = to % tokens.length
  const token = tokens[index] ?? ''
  const intruder = pick(INTRUDERS, what)
  switch (kind) {
    case 0:
      return tokens.toSpliced(index, 1).join('')
    case 1:
      return tokens.toSpliced(index, 0, token).join('')
    case 2:
      return tokens.toSpliced(index, 0, intruder).join('')
    case 3:
      return tokens.toSpliced(index, 1, intruder).join('')
    case 4:
      return tokens.toSpliced(index, 1, tokens[other] ?? '').toSpliced(other, 1, token).join('')
    case 5:
      return tokens.toSpliced(Math.min(index, other), Math.abs(index - other) % 40).join('')
    case 6:
      return text.slice(0, at % text.length)
    default:
      return `${text.slice(0, at % text.length)}${intruder}${text.slice(to % text.length)}`
  }
}
