import type { PgContext } from './pg-context.js'
import { columnName, qualified } from './table.js'
import { literal, namesIn, quoted } from './sql-text.js'
import type { Step } from './step.js'

/** The step of a statement about an enum; undefined where it is about none. */
export function enumSteps(sql: string, context: PgContext): Step[] | undefined {
  if (/^ALTER TYPE [^]* ADD VALUE /i.test(sql))
    return [{ sql: `${sql};`, risk: 'safe', why: 'No row has the value yet.', advice: ['PostgreSQL before 12 adds a value in no transaction: let it be a migration of its own.'] }]
  if (!/^BEGIN;\s*CREATE TYPE /i.test(sql)) return undefined
  const [type = ''] = namesIn(/ALTER TYPE ([^]*?) RENAME TO /i.exec(sql)?.[1] ?? '').slice(-1)
  const was = context.before.enums.find((one) => (one.dbName ?? one.name) === type)
  const is = context.now.enums.find((one) => (one.dbName ?? one.name) === type)
  const kept = new Set(is?.values.map(({ name, dbName }) => dbName ?? name))
  const gone = (was?.values ?? []).map(({ name, dbName }) => dbName ?? name).filter((value) => !kept.has(value))
  const columns = context.before.models.flatMap((model) =>
    model.kind === 'view' ? [] : model.fields.flatMap((field) => (field.kind === 'enum' && field.enum === was?.name ? [{ table: qualified(model), column: quoted(columnName(field)), list: field.list }] : [])),
  )
  const values = gone.map(literal).join(', ')
  const checks = columns.map(({ table, column, list }) => `SELECT ${literal(`${table}.${column}`)} AS "where", count(*) FROM ${table} WHERE ${list ? `${column}::text[] && ARRAY[${values}]` : `${column}::text IN (${values})`} HAVING count(*) > 0`)
  return [
    {
      sql: `${sql};`,
      risk: 'locking',
      lock: 'ACCESS EXCLUSIVE on each table with a column of the type, while it is written anew',
      why: `The type is made anew without ${values}, and every row with it. It fails where a row still has one of them.`,
      ...(checks.length > 0 && gone.length > 0 && { check: `${checks.join('\nUNION ALL\n')};` }),
      advice: [
        'Deploy a version that no longer writes the value, then give the rows that have it another one:',
        ...columns.filter(({ list }) => !list).map(({ table, column }) => `UPDATE ${table} SET ${column} = … WHERE ${column}::text IN (${values});`),
        'If the value has another name now, rename it instead: --rename Enum.OLD=NEW.',
      ],
    },
  ]
}
