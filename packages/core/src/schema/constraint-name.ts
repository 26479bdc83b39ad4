import type { Index, Key, Model, Provider, RelationField } from './ir.js'

/** How long the names of the database may be, in bytes of UTF-8. */
const LONGEST: { readonly [P in Provider]: number } = {
  cockroachdb: 63,
  mysql: 64,
  postgresql: 63,
  sqlite: 10_000,
  sqlserver: 128,
}

/**
 * What the database calls a key, an index or a foreign key: the name the schema gives, else the one Prisma makes.
 *
 * @param of a relation field is meant as its foreign key; its `fields` must not be empty
 */
export function constraintName(model: Model, of: Key | Index | RelationField, provider: Provider): string {
  if (of.dbName !== undefined) return of.dbName
  const table = model.dbName ?? model.name
  if (of.kind === 'relation') return named(table, of.fields.map((name) => columnName(model, name)), '_fkey', provider)
  if (of.kind === 'id') return provider === 'mysql' ? 'PRIMARY' : named(table, [], '_pkey', provider)
  const names = 'fields' in of ? of.fields : of.columns.map((column) => column.name)
  return named(table, names.map((name) => columnName(model, name)), of.kind === 'unique' ? '_key' : '_idx', provider)
}

function columnName(model: Model, name: string): string {
  const field = model.fields.find((f) => f.name === name)
  return (field?.kind === 'relation' ? undefined : field?.dbName) ?? name
}

/** Prisma cuts what is in front of the suffix, never in the middle of a letter. */
function named(table: string, columns: readonly string[], suffix: string, provider: Provider): string {
  const base = Buffer.from([table, ...columns].join('_'))
  let length = Math.min(base.length, LONGEST[provider] - suffix.length)
  while (length > 0 && ((base[length] ?? 0) & 0xc0) === 0x80) length--
  return base.subarray(0, length).toString() + suffix
}
