import { constraintName, isColumn, isRelation, type Index, type Key, type Model, type RelationField, type Schema } from '@ssot-codegen/core'
import { joinTableSteps } from './join-tables.js'
import { columnName, qualified } from './table.js'
import { literal, quoted } from './sql-text.js'
import type { Step } from './step.js'

/** What a renamed thing costs those who know the old name. */
const ADVICE: { readonly [K in 'table' | 'column' | 'value']: readonly string[] } = {
  table: [
    'Code that runs with the old name fails from this moment. Stop it first, or let both names be: rename the table, and make a view with the old name that is dropped once nothing reads it.',
    'Or keep the name in the database: `@@map` with the old name, and nothing has to be done.',
  ],
  column: [
    'Code that runs with the old name fails from this moment. Stop it first, or go in steps: add the new column, write both, copy the old values, read the new one, drop the old one.',
    'Or keep the name in the database: `@map` with the old name, and nothing has to be done.',
  ],
  value: ['Code that runs with the old value fails from this moment. Stop it first, or keep the value in the database with `@map`.'],
}

/**
 * The statements that rename what was renamed, on PostgreSQL, CockroachDB and SQLite, with the constraints and indexes that are called after it.
 *
 * @param before the schema as it was
 * @param renamed the same with its things called otherwise: models and fields are in the same places of the same files
 * @param newNames what models and enums are called in the second, by their names in the first
 */
export function renameSteps(before: Schema, renamed: Schema, newNames: ReadonlyMap<string, string>): Step[] {
  const called = (name: string) => newNames.get(name) ?? name
  const pairs = before.models.flatMap((was) => {
    const is = renamed.models.find(({ name }) => name === called(was.name))
    return is ? [{ was, is }] : []
  })
  const enums = before.enums.flatMap((was) => {
    const is = renamed.enums.find(({ name }) => name === called(was.name))
    return is ? [{ was, is }] : []
  })
  return [
    ...enums.flatMap(({ was, is }) => [
      ...renaming(`ALTER TYPE ${qualified(was)} RENAME TO ${quoted(is.dbName ?? is.name)};`, dbNameOf(was) !== dbNameOf(is), 'The type', 'table'),
      ...was.values.flatMap((value, i) => {
        const [from, to] = [value.dbName ?? value.name, is.values[i]?.dbName ?? is.values[i]?.name ?? value.name]
        return renaming(`ALTER TYPE ${qualified(is)} RENAME VALUE ${literal(from)} TO ${literal(to)};`, from !== to, 'The value', 'value')
      }),
    ]),
    ...pairs.flatMap(({ was, is }) => renaming(`ALTER TABLE ${qualified(was)} RENAME TO ${quoted(dbNameOf(is))};`, dbNameOf(was) !== dbNameOf(is), 'The table', 'table')),
    ...pairs.flatMap(({ was, is }) =>
      was.fields.flatMap((field, i) => {
        const other = is.fields[i]
        if (isRelation(field) || !other) return []
        const [from, to] = [columnName(field), columnName(other)]
        return renaming(`ALTER TABLE ${qualified(is)} RENAME COLUMN ${quoted(from)} TO ${quoted(to)};`, from !== to, 'The column', 'column')
      }),
    ),
    ...pairs.flatMap(({ was, is }) => named(was, is, before)),
    ...joinTableSteps(before, renamed, called),
  ]
}

function dbNameOf({ name, dbName }: { readonly name: string; readonly dbName?: string }): string {
  return dbName ?? name
}

function renaming(sql: string, differs: boolean, what: string, kind: keyof typeof ADVICE): Step[] {
  if (!differs) return []
  const lock = kind === 'value' ? undefined : 'ACCESS EXCLUSIVE, for a moment'
  return [{ sql, risk: 'safe', ...(lock !== undefined && { lock }), why: `${what} gets its new name and keeps what it holds.`, advice: ADVICE[kind] }]
}

type Constraint = Parameters<typeof constraintName>[1]

/** What the constraints and indexes of a table are called after. */
function named(was: Model, is: Model, { provider, relationMode }: Schema): Step[] {
  if (was.kind === 'view') return []
  const table = qualified(is)
  const foreign = (model: Model) => (relationMode === 'prisma' ? [] : model.fields.filter((field): field is RelationField => isRelation(field) && field.fields.length > 0))
  const constraints = [
    ...was.keys.filter(({ kind }) => kind === 'id').map((key) => [key, is.keys.find(({ kind }) => kind === 'id')] as const),
    ...foreign(was).map((field, i) => [field, foreign(is)[i]] as const),
  ]
  const indexes = [
    ...was.keys.flatMap((key, i) => (key.kind === 'id' ? [] : [[key, is.keys[i]] as const])),
    ...was.indexes.map((index, i) => [index, is.indexes[i]] as const),
  ]
  const step = (sql: string): Step => ({ sql, risk: 'safe', lock: 'ACCESS EXCLUSIVE, for a moment', why: 'Prisma looks for it under the new name.', advice: [] })
  const changed = ([one, other]: readonly [Constraint, Constraint | undefined]) => {
    const [from, to] = [constraintName(was, one, provider), other ? constraintName(is, other, provider) : '']
    return to === '' || from === to ? [] : [[from, to] as const]
  }
  // SQLite renames no index, and names no other constraint.
  if (provider === 'sqlite') return indexes.flatMap(([one, other]) => changed([one, other]).map(([from, to]) => step(remade(is, other ?? one, { from, to }))))
  return [
    ...constraints.flatMap(changed).map(([from, to]) => step(`ALTER TABLE ${table} RENAME CONSTRAINT ${quoted(from)} TO ${quoted(to)};`)),
    ...indexes.flatMap(changed).map(([from, to]) => step(`ALTER INDEX ${is.dbSchema === undefined ? '' : `${quoted(is.dbSchema)}.`}${quoted(from)} RENAME TO ${quoted(to)};`)),
    ...was.fields.flatMap((field, i) => {
      const other = is.fields[i]
      if (!isColumn(field) || !other || field.default?.kind !== 'function' || field.default.name !== 'autoincrement') return []
      const [from, to] = [`${dbNameOf(was)}_${columnName(field)}_seq`, `${dbNameOf(is)}_${columnName(other)}_seq`]
      return from === to ? [] : [step(`ALTER SEQUENCE IF EXISTS ${was.dbSchema === undefined ? '' : `${quoted(was.dbSchema)}.`}${quoted(from)} RENAME TO ${quoted(to)};`)]
    }),
  ]
}

function remade(model: Model, of: Key | Index, { from, to }: { readonly from: string; readonly to: string }): string {
  const columns = 'fields' in of ? of.fields.map((name) => ({ name })) : of.columns
  const named = columns.map(({ name, ...rest }) => {
    const field = model.fields.find((one) => one.name === name)
    return quoted(field ? columnName(field) : name) + ('sort' in rest && rest.sort === 'desc' ? ' DESC' : '')
  })
  return `DROP INDEX ${quoted(from)};\nCREATE ${of.kind === 'unique' ? 'UNIQUE ' : ''}INDEX ${quoted(to)} ON ${qualified(model)}(${named.join(', ')});`
}
