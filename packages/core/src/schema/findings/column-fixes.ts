import type { Provider } from '../ir.js'
import { nearest } from '../nearest.js'
import { nativeTypes } from '../prisma-parser.js'
import type { Place } from './place.js'

const FUNCTIONS = ['autoincrement', 'cuid', 'dbgenerated', 'nanoid', 'now', 'sequence', 'ulid', 'uuid']

/** The function that was probably meant; one of the database has to be wrapped. */
export function functionFix([, name = '']: RegExpExecArray, { attribute, text }: Place): string {
  const near = nearest(name, FUNCTIONS, 2)
  if (near === 'sequence') return 'CockroachDB alone has sequence().'
  if (near !== undefined) return `Did you mean ${near}()?`
  const call = attribute && /\(([^]*)\)$/.exec(text.slice(attribute.start, attribute.end))?.[1]
  return `Write @default(dbgenerated(${JSON.stringify(call ?? `${name}()`)})) if it is a function of the database.`
}

const MAKERS: ReadonlyMap<string, string> = new Map([
  ['String', 'A String is made by uuid(), cuid(), ulid(), nanoid() or dbgenerated("...").'],
  ['DateTime', 'A DateTime is made by now() or dbgenerated("...").'],
  ['Int', 'An Int is made by autoincrement() or dbgenerated("...").'],
  ['BigInt', 'A BigInt is made by autoincrement() or dbgenerated("...").'],
])

const LITERALS: ReadonlyMap<string, string> = new Map([
  ['DateTime', 'Write a time such as "2025-01-31T12:00:00Z", or now().'],
  ['Json', 'Write JSON, with its quotes escaped: "{ \\"a\\": 1 }".'],
  ['Bytes', 'Write the bytes in base64.'],
  ['BigInt', 'Write a whole number of 64 bits.'],
])

/** What to write as the default. */
export function defaultFix({ input: said }: RegExpExecArray, { member, source }: Place): string | undefined {
  const found = /but found `(.*)`/.exec(said)?.[1] ?? /default value `([^`]*)`/.exec(said)?.[1] ?? ''
  const words = source.enum(member?.type ?? '')?.node.members.map((value) => value.name)
  if (words) {
    const near = nearest(found.replace(/^"|"$|^.*\./g, ''), words)
    return near === undefined ? `Use one of ${words.join(', ')}.` : `Write @default(${near}).`
  }
  if (said.startsWith('Parse error')) return LITERALS.get(member?.type ?? '')
  if (/cannot be used on fields/.test(said)) return MAKERS.get(member?.type ?? '')
  if (/argument/.test(said)) return 'Take the argument away, or give it one the function takes.'
  if (said.includes('of a list field')) return 'Write a list: @default([]).'
  if (said.includes('of a non-list field')) return 'Take the brackets away.'
  if (said.includes('relation field')) return 'Put it on the column of the relation.'
  if (said.includes('dbgenerated')) return 'Write @default(dbgenerated("...")), with the SQL of the value.'
  if (found === 'null') return 'Take it away: an optional field is null where nothing is given.'
  if (FUNCTIONS.includes(found)) return `Write ${found}().`
  if (member?.type === 'String' && found !== '') return `Write @default(${JSON.stringify(found)}).`
  const quoted = /^"(.*)"$/.exec(found)?.[1]
  const isPlain = quoted !== undefined && (member?.type === 'Boolean' ? /^(?:true|false)$/ : /^-?\d+$/).test(quoted)
  return isPlain ? `Write it without quotes: @default(${quoted}).` : undefined
}

/** The native type that was probably meant, or those the field may have. */
export function nativeFix({ input: said }: RegExpExecArray, { member, provider }: Place): string | undefined {
  if (said.includes('index') || /be unique in|cannot be used on a field that is/.test(said)) {
    if (provider !== 'mysql') return 'Use another type, or no unique.'
    return 'Say how much of it counts: @unique(length: 100), @@index([field(length: 100)]).'
  }
  if (/takes|^Expected/.test(said)) return 'Write the arguments the type has, all of them whole numbers.'
  const prefixed = /Did you mean to use ([\w.]+)\?/.exec(said)?.[1]
  if (prefixed !== undefined) return `Did you mean @${prefixed}?`
  const types = nativeTypes(provider)
  if (types.length === 0) return 'Take it away: SQLite has no native types.'
  const written = /^Native type (\w+) is not (?:supported|compatible)/.exec(said)?.[1]
  if (written === undefined) return undefined
  const fitting = types.filter(({ fits }) => fits.includes(member?.type ?? '')).map(({ name }) => name)
  const near = nearest(written, fitting, 2)
  if (near !== undefined && near !== written) return `Did you mean @db.${near}?`
  return fitting.length === 0 ? undefined : `${member?.type ?? ''} can be ${fitting.map((name) => `@db.${name}`).join(', ')}.`
}

/** What to do with an operator class. */
export function operatorFix(_: RegExpExecArray, { provider }: Place): string {
  const has = provider === 'postgresql' || provider === 'cockroachdb'
  if (!has) return 'Take "ops" away: this database has no operator classes.'
  return 'Write raw("...") around one that Prisma does not know.'
}

const COUNTS: { readonly [P in Provider]: string } = {
  cockroachdb: 'CockroachDB counts a BigInt; use sequence() for an Int.',
  mysql: 'MySQL counts one column of a table, which must be a key or have an index.',
  postgresql: 'Use it on an Int or BigInt.',
  sqlite: 'SQLite counts the @id of a model, an Int, and nothing else.',
  sqlserver: 'Use it on an Int or BigInt, once in a model.',
}

/** What to use in place of what the database does not have. */
export function lackFix({ input: said }: RegExpExecArray, { provider }: Place): string | undefined {
  if (said.includes('autoincrement()')) return COUNTS[provider]
  if (said.includes('database name')) return 'Take map: "..." away from it.'
  if (said.includes('`auto()`')) return 'Write autoincrement().'
  if (said.includes('list')) return 'Use a model of its own or a Json column, or a database with lists: PostgreSQL, CockroachDB.'
  if (said.includes('enum')) return 'Use a String, or a model whose records are the values.'
  if (said.includes('Json')) return 'Use a String that holds the JSON text.'
  if (said.includes('Composite types')) return 'Use a model of its own, or a Json column.'
  return undefined
}
