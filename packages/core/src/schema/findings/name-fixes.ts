import { CORE_ANNOTATIONS } from '../core-annotations.js'
import { nearest } from '../nearest.js'
import type { Place } from './place.js'

const SCALARS = ['String', 'Boolean', 'Int', 'BigInt', 'Float', 'Decimal', 'DateTime', 'Json', 'Bytes']

/** What other tools call Prisma's types. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ...['text', 'char', 'varchar', 'uuid', 'cuid', 'id', 'email', 'url'].map((name) => [name, 'String'] as const),
  ...['bool', 'bit'].map((name) => [name, 'Boolean'] as const),
  ...['integer', 'number', 'smallint', 'int4', 'serial'].map((name) => [name, 'Int'] as const),
  ...['long', 'int8', 'bigserial'].map((name) => [name, 'BigInt'] as const),
  ...['double', 'real'].map((name) => [name, 'Float'] as const),
  ...['money', 'numeric', 'number'].map((name) => [name, 'Decimal'] as const),
  ...['date', 'time', 'timestamp', 'timestamptz'].map((name) => [name, 'DateTime'] as const),
  ...['object', 'jsonb', 'any'].map((name) => [name, 'Json'] as const),
  ...['blob', 'buffer', 'binary', 'bytea'].map((name) => [name, 'Bytes'] as const),
])

/** The type that was probably meant. */
export function typeFix([, name = '']: RegExpExecArray, { source }: Place): string | undefined {
  const near = nearest(name, [...SCALARS, ...source.typeNames], 2)
  if (near !== undefined) return `Did you mean "${near}"?`
  const type = TYPES.get(name.toLowerCase())
  return type && `Prisma calls it "${type}".`
}

const ATTRIBUTES = [
  '@id', '@unique', '@default', '@relation', '@map', '@updatedAt', '@ignore', '@db.',
  '@@id', '@@unique', '@@index', '@@map', '@@ignore', '@@fulltext', '@@schema',
]

const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['nullable', 'Write a "?" behind the type.'],
  ['optional', 'Write a "?" behind the type.'],
  ['required', 'Take it away: a field without a "?" is required.'],
  ['primary', 'Prisma calls it @id, or @@id([a, b]) over several fields.'],
  ['pk', 'Prisma calls it @id, or @@id([a, b]) over several fields.'],
  ['autoincrement', 'Write @default(autoincrement()).'],
  ['index', 'Write @@index([field]) in a line of its own.'],
  ['createdAt', 'Write @default(now()).'],
  ['table', 'Prisma calls it @@map("name").'],
  ['column', 'Prisma calls it @map("name").'],
])

/** The attribute that was probably meant, or the comment it should be. */
export function attributeFix([, written = '']: RegExpExecArray): string | undefined {
  const name = written.replace(/^@+/, '')
  if (CORE_ANNOTATIONS.has(name)) return `Write it as a comment above the line: /// @${name}`
  const instead = INSTEAD.get(name)
  if (instead !== undefined) return instead
  const near = nearest(written, ATTRIBUTES, 2)
  return near && `Did you mean "${near}"?`
}

const USAGE: ReadonlyMap<string, string> = new Map([
  ['@id', '@id(map: "...")'],
  ['@unique', '@unique(map: "...")'],
  ['@map', '@map("name")'],
  ['@default', '@default(value)'],
  ['@relation', '@relation("Name", fields: [a], references: [b], onDelete: Cascade, onUpdate: Cascade, map: "...")'],
  ['@@id', '@@id([a, b], name: "...", map: "...")'],
  ['@@unique', '@@unique([a, b], name: "...", map: "...")'],
  ['@@index', '@@index([a, b(sort: Desc)], type: Hash, map: "...")'],
  ['@@fulltext', '@@fulltext([a, b], map: "...")'],
  ['@@map', '@@map("name")'],
  ['@@schema', '@@schema("name")'],
])

/** Which argument of which attribute there is not. */
export function argumentFact(said: string, { attribute, pointedAt }: Place): string | undefined {
  const name = /^(\w+)\s*:/.exec(pointedAt)?.[1]
  if (!said.startsWith('No such argument') || name === undefined || !attribute) return undefined
  return `Attribute "${attribute.name}" has no argument "${name}".`
}

/** How the attribute is written. */
export function argumentFix(_: RegExpExecArray, { attribute }: Place): string | undefined {
  const usage = attribute && USAGE.get(attribute.name)
  return usage && `It is written ${usage}; what is named may be left out.`
}
