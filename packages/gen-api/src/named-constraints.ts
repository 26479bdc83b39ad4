import { constraintName, isColumn, isRelation, type Index, type Key, type Model, type Provider, type RelationField } from '@ssot-codegen/core'

/** A constraint of a table: its name in the database, and the fields it is about. */
export type NamedConstraint = { readonly name: string; readonly fields: readonly string[] }

/**
 * The constraints whose fields cannot be told from their names when the database names one in an error. The runtime
 * understands Prisma's own names, of columns and relations it knows; see `runtime/prisma-error.ts`.
 *
 * @returns none for SQLite, whose errors name columns only, and for views, which have none
 */
export function namedConstraints(model: Model, provider: Provider): NamedConstraint[] {
  if (provider === 'sqlite' || model.kind === 'view') return []
  const columns = new Map(model.fields.filter(isColumn).map((field) => [field.name, field.dbName ?? field.name]))
  const named = (of: Key | Index | RelationField, fields: readonly string[]) => ({ name: constraintName(model, of, provider), fields })
  const ending = (fields: readonly string[]) => `_${fields.map((field) => columns.get(field) ?? field).join('_')}`
  const keys = model.keys.map((key) => named(key, key.fields))
  // The runtime knows the uniques that are keys.
  const partial = model.indexes
    .filter((index) => index.kind === 'unique' && index.columns.every((column) => columns.has(column.name)))
    .map((index) => named(index, index.columns.map((column) => column.name)))
  const foreign = model.fields
    .filter(isRelation)
    .filter((relation) => relation.fields.length > 0)
    .map((relation) => ({ ...named(relation, relation.fields), known: !relation.hidden || relation.fields.length === 1 }))
  const all = [
    ...keys.filter(({ name, fields }) => !/^PRIMARY$|_pkey$/.test(name) && !name.endsWith(`${ending(fields)}_key`)),
    ...partial,
    ...foreign.flatMap(({ name, fields, known }) => (known && name.endsWith(`${ending(fields)}_fkey`) ? [] : { name, fields })),
  ]
  // Prisma may cut two names to one, on CockroachDB: that tells of no field.
  const counts = new Map<string, number>()
  for (const { name } of all) counts.set(name, (counts.get(name) ?? 0) + 1)
  return all.filter(({ name }) => counts.get(name) === 1)
}
