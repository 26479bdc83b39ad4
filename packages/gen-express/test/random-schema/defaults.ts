import type { Column, Site } from './block.js'
import { accepts } from './prisma.js'
import { pick } from './draft.js'
import { quoted } from './text.js'

const WORDS = new Set(['true', 'false', 'null'])

/** A default for the column, or nothing where there is none that fits. */
export function defaultOf({ provider, enums }: Site, { type: { type }, written, arity }: Pick<Column, 'type' | 'written' | 'arity'>, choice: number, text: string): string[] {
  const enumeration = enums.find(({ name }) => name === written)
  const literals: Record<string, readonly string[]> = {
    String: [quoted(text), '""', quoted(`${text}"\\`)],
    Int: ['0', '-2147483648', '2147483647'],
    BigInt: ['0', '9223372036854775807', '-9007199254740993'],
    Float: ['0.5', '1e3', '-0.1', '3'].slice(0, 1).concat('-0.1', '3'),
    Decimal: ['1.50', '-123456789012345678901.123456789', '0'],
    Boolean: ['true', 'false'],
    DateTime: ['"2024-02-29T23:59:59.999Z"', '"1970-01-01T00:00:00+02:00"'],
    Json: [quoted(JSON.stringify({ [text]: [text, null, 1.5] })), '"[]"', '"null"', quoted(JSON.stringify(text))],
    Bytes: ['"UFdORUQ="', '""'],
    enum: (enumeration?.values ?? []).filter((value) => !WORDS.has(value)),
  }
  const own = literals[type] ?? []
  if (own.length === 0) return []
  if (arity === '[]') return [`@default([${choice % 3 === 0 ? '' : [pick(own, choice), pick(own, choice + 1)].join(', ')}])`]
  const functions: Record<string, readonly string[]> = {
    String: ['uuid()', 'uuid(7)', 'cuid()', 'cuid(2)', 'ulid()', 'nanoid()', 'nanoid(12)'],
    DateTime: ['now()'],
  }
  const generated = provider === 'mysql' && type === 'Json' ? [] : ['dbgenerated()', `dbgenerated(${quoted(`PWNED ${text}`)})`]
  return [`@default(${pick([...own, ...(functions[type] ?? []), ...generated], choice)})`]
}

/** The defaults by which a database numbers its records, as far as it does. */
export function numberings(site: Site, type: string): readonly string[] {
  return ['autoincrement()', 'sequence()', 'sequence(maxValue: 4294967295, start: 10)'].filter((name) => accepts(site.provider, `model M {\n  id ${type} @id @default(${name})\n}\n`))
}
