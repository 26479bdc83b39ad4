import { byCodeUnit, isRelation, type Model, type RelationField, type Schema } from '@ssot-codegen/core'
import { quoted } from './sql-text.js'
import type { Step } from './step.js'

/** A relation of many to many that has no model: its table is called after the relation, its columns `A` and `B` after the order of the names. */
type JoinTable = { readonly table: string; readonly a: End; readonly b: End }
type End = { readonly model: string; readonly field: string }

/** Renames the tables of relations without a model, whose names are made of those of the models, and their columns where those change places. */
export function joinTableSteps(before: Schema, renamed: Schema, called: (model: string) => string): Step[] {
  const now = joinTables(renamed)
  return joinTables(before).flatMap((was) => {
    const fieldOf = ({ model, field }: End): End => {
      const [old, other] = [before, renamed].map((schema, i) => schema.models.find(({ name }) => name === (i === 0 ? model : called(model))))
      const at = old?.fields.findIndex(({ name }) => name === field) ?? -1
      return { model: called(model), field: other?.fields[at]?.name ?? field }
    }
    const [a, b] = [fieldOf(was.a), fieldOf(was.b)]
    const is = now.find((one) => [one.a, one.b].some((end) => end.model === a.model && end.field === a.field))
    if (!is) return []
    const swapped = is.a.model !== a.model || is.a.field !== a.field
    const swaps = swapped && b.model === is.a.model
    return was.table === is.table && !swapped ? [] : [joinTableStep({ from: was.table, to: is.table, swaps, isSqlite: before.provider === 'sqlite' })]
  })
}

type Moved = { readonly from: string; readonly to: string; readonly swaps: boolean; readonly isSqlite: boolean }

function joinTableStep({ from, to, swaps: swapped, isSqlite }: Moved): Step {
  const table = quoted(to)
  const rename = (kind: 'COLUMN' | 'CONSTRAINT', one: string, other: string) => `ALTER TABLE ${table} RENAME ${kind} ${quoted(one)} TO ${quoted(other)};`
  const index = (one: string, other: string) => `ALTER INDEX ${quoted(one)} RENAME TO ${quoted(other)};`
  const [toA, toB] = swapped ? ['B', 'A'] : ['A', 'B']
  const sql = [
    ...(from === to ? [] : [`ALTER TABLE ${quoted(from)} RENAME TO ${table};`]),
    // Names that trade places pass through a third.
    ...(swapped ? [rename('COLUMN', 'A', 'A_'), rename('COLUMN', 'B', 'A'), rename('COLUMN', 'A_', 'B')] : []),
    ...(isSqlite
      ? [
          `DROP INDEX ${quoted(`${from}_AB_unique`)};`,
          `CREATE UNIQUE INDEX ${quoted(`${to}_AB_unique`)} ON ${table}("A", "B");`,
          `DROP INDEX ${quoted(`${from}_B_index`)};`,
          `CREATE INDEX ${quoted(`${to}_B_index`)} ON ${table}("B");`,
        ]
      : [
          rename('CONSTRAINT', `${from}_A_fkey`, `${to}_${toA}_fkey_`),
          rename('CONSTRAINT', `${from}_B_fkey`, `${to}_${toB}_fkey`),
          rename('CONSTRAINT', `${to}_${toA}_fkey_`, `${to}_${toA}_fkey`),
          ...keyOfPairs(swapped),
        ]),
  ]
  function keyOfPairs(isSwapped: boolean): string[] {
    return isSwapped
      ? [
          `ALTER TABLE ${table} DROP CONSTRAINT ${quoted(`${from}_AB_pkey`)};`,
          `ALTER TABLE ${table} ADD CONSTRAINT ${quoted(`${to}_AB_pkey`)} PRIMARY KEY ("A", "B");`,
          `DROP INDEX ${quoted(`${from}_B_index`)};`,
          `CREATE INDEX ${quoted(`${to}_B_index`)} ON ${table}("B");`,
        ]
      : [rename('CONSTRAINT', `${from}_AB_pkey`, `${to}_AB_pkey`), index(`${from}_B_index`, `${to}_B_index`)]
  }
  return {
    sql: sql.join('\n'),
    risk: swapped ? 'locking' : 'safe',
    lock: 'ACCESS EXCLUSIVE',
    why: swapped ? 'Prisma names the columns by the order of the models, which changed: they trade their names, and keep what they hold.' : 'Prisma names the table of a relation without a model after its models; it keeps what it holds.',
    advice: [],
  }
}

function joinTables({ models }: Schema): JoinTable[] {
  const named = new Map(models.map((model) => [model.name, model]))
  return models.flatMap((model) =>
    model.fields.filter(isRelation).flatMap((field) => {
      const opposite = named.get(field.model)?.fields.find((one): one is RelationField => isRelation(one) && one.name === field.opposite)
      if (!field.list || opposite?.list !== true) return []
      const [a, b] = sorted(model, field)
      return a.model === model.name && a.field === field.name ? [{ table: `_${field.relation}`, a, b }] : []
    }),
  )
}

function sorted(model: Model, field: RelationField): [End, End] {
  const one = { model: model.name, field: field.name }
  const other = { model: field.model, field: field.opposite }
  const order = byCodeUnit(one.model, other.model) || byCodeUnit(one.field, other.field)
  return order <= 0 ? [one, other] : [other, one]
}
