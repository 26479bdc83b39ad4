import type { PgContext } from './pg-context.js'
import { namesIn } from './sql-text.js'
import type { Step } from './step.js'

/** The step of a statement about an index; undefined where it is about none. */
export function indexSteps(sql: string, { created }: PgContext): Step[] | undefined {
  if (/^DROP INDEX /i.test(sql))
    return [{ sql: `${sql};`, risk: 'safe', lock: 'ACCESS EXCLUSIVE, for a moment', why: 'Nothing is lost. What was found by the index is looked for row by row from then on.', advice: [`On a table that is in use: ${sql.replace(/^DROP INDEX/i, 'DROP INDEX CONCURRENTLY')}; in a migration of its own.`] }]
  const [, unique, name, table = '', columns = ''] = /^CREATE (UNIQUE )?INDEX ((?:"(?:[^"]|"")*")) ON ((?:"(?:[^"]|"")*"\.)?"(?:[^"]|"")*")[^(]*\(([^]*?)\)(?:\s|$)/i.exec(`${sql} `) ?? []
  if (name === undefined) return undefined
  if (created.has(namesIn(table).at(-1) ?? '')) return [{ sql: `${sql};`, risk: 'safe', why: 'The table is new.', advice: [] }]
  const concurrently = sql.replace(/^CREATE (UNIQUE )?INDEX/i, 'CREATE $1INDEX CONCURRENTLY')
  const keys = namesIn(columns).map((column) => `"${column.replaceAll('"', '""')}"`).join(', ')
  return [
    {
      sql: `${sql};`,
      risk: 'locking',
      lock: 'SHARE: nobody writes to the table while it is read',
      why: unique === undefined ? 'The index is made of all rows.' : 'The index is made of all rows, and fails where two of them are alike.',
      ...(unique !== undefined && keys !== '' && { check: `SELECT ${keys}, count(*) FROM ${table} WHERE (${keys}) IS NOT NULL GROUP BY ${keys} HAVING count(*) > 1;` }),
      advice: [
        ...(unique === undefined ? [] : ['Find rows that are alike with the query, and decide which stays, before anything else.']),
        `On a table that is in use: ${concurrently}; in a migration of its own, which runs in no transaction.`,
      ],
    },
  ]
}
