import { BRIEF } from './altered.js'
import type { PgContext } from './pg-context.js'
import { namesIn, quoted } from './sql-text.js'
import type { Step } from './step.js'

const TABLE = '(?:"(?:[^"]|"")*"\\.)?"(?:[^"]|"")*"'
const FOREIGN = new RegExp(`^ADD CONSTRAINT ("(?:[^"]|"")*") FOREIGN KEY \\(([^)]*)\\) REFERENCES (${TABLE})\\s?\\(([^)]*)\\)`, 'i')

/** The step of a clause about a constraint; undefined where it is about none. */
export function constraintStep(table: string, clause: string, { created }: PgContext): Step | undefined {
  const sql = `ALTER TABLE ${table} ${clause};`
  const isNew = created.has(namesIn(table).at(-1) ?? '')
  if (/^DROP CONSTRAINT /i.test(clause)) return { sql, risk: 'safe', lock: BRIEF, why: 'Nothing is lost. The database no longer holds rows to it.', advice: [] }
  if (/^RENAME CONSTRAINT /i.test(clause)) return { sql, risk: 'safe', lock: BRIEF, why: 'It has another name.', advice: [] }
  const [, name, columns = '', target = '', references = ''] = FOREIGN.exec(clause) ?? []
  if (name !== undefined) {
    if (isNew) return { sql, risk: 'safe', lock: `SHARE ROW EXCLUSIVE on ${target}, for a moment`, why: 'The table is new, so no row has to be looked at.', advice: [] }
    return {
      sql,
      risk: 'locking',
      lock: `SHARE ROW EXCLUSIVE on both tables: nobody writes to them while every row is looked at`,
      why: 'It fails where a row refers to one that is not there.',
      check: orphans(table, { columns: namesIn(columns), target, references: namesIn(references) }),
      advice: [`On a table that is in use, in two steps: the same with NOT VALID at its end, then ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}; in a migration of its own, which lets others write.`],
    }
  }
  if (/^ADD CONSTRAINT "(?:[^"]|"")*" PRIMARY KEY/i.test(clause)) {
    const keys = namesIn(/\(([^)]*)\)/.exec(clause)?.[1] ?? '').map(quoted).join(', ')
    return {
      sql,
      risk: isNew ? 'safe' : 'locking',
      lock: 'ACCESS EXCLUSIVE while the index of the key is made of all rows',
      why: 'It fails where two rows have the same key, or one has none.',
      ...(keys !== '' && !isNew && { check: `SELECT ${keys}, count(*) FROM ${table} GROUP BY ${keys} HAVING count(*) > 1;` }),
      advice: [`On a table that is in use: make a unique index of ${keys} CONCURRENTLY, then ADD CONSTRAINT … PRIMARY KEY USING INDEX.`],
    }
  }
  return undefined
}

function orphans(table: string, { columns, target, references }: { columns: readonly string[]; target: string; references: readonly string[] }): string {
  const own = columns.map((column) => `one.${quoted(column)}`)
  const match = references.map((column, i) => `other.${quoted(column)} = ${own[i] ?? ''}`).join(' AND ')
  return `SELECT ${own.join(', ')} FROM ${table} one WHERE ${own.map((column) => `${column} IS NOT NULL`).join(' AND ')} AND NOT EXISTS (SELECT 1 FROM ${target} other WHERE ${match});`
}
