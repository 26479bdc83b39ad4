import { BRIEF, type Altered } from './altered.js'
import { guessFor } from './guess.js'
import type { PgContext } from './pg-context.js'
import { namesIn, quoted } from './sql-text.js'
import type { Step } from './step.js'

/** The steps that make a column required which was not: rows without a value get one first. */
export function requireSteps(altered: Altered, context: PgContext): Step[] {
  return [fillStep(altered, context), notNullStep(altered, ['Deploy a version that always writes it first.'])]
}

/** Gives rows a value that have none. Which, the owner of the data has to say: what stands there is the least that can stand there. */
export function fillStep({ table, column, now, model }: Altered, { now: schema }: PgContext): Step {
  const guess = now && model && guessFor(now, model, schema)
  const made = now?.default !== undefined && guess !== undefined
  const statement = `UPDATE ${table} SET ${column} = ${guess ?? '…'} WHERE ${column} IS NULL;`
  const what = `what ${column} holds in the rows of ${table} that have nothing in it`
  return {
    sql: guess === undefined ? `-- ${statement}` : statement,
    risk: 'locking',
    lock: 'the rows that it writes, until the transaction ends',
    why: made ? 'Rows without a value get the default of the schema.' : guess === undefined ? 'Rows without a value need one that nobody can guess.' : 'Rows without a value get one that means nothing.',
    ...(!made && { decide: guess === undefined ? `Decide ${what}, and write it into the statement: without that the next step fails where there are such rows.` : `Decide ${what}: ${guess} is a guess.` }),
    advice: [`On a large table, in batches of some thousand rows.`],
  }
}

/** Demands a value in every row. */
export function notNullStep({ table, column }: Altered, before: readonly string[]): Step {
  const constraint = quoted(`${namesIn(table).at(-1) ?? ''}_${namesIn(column).at(-1) ?? ''}_filled`.slice(-63))
  return {
    sql: `ALTER TABLE ${table} ALTER COLUMN ${column} SET NOT NULL;`,
    risk: 'locking',
    lock: 'ACCESS EXCLUSIVE while every row is looked at',
    why: 'It fails where a row is without a value.',
    check: `SELECT count(*) FROM ${table} WHERE ${column} IS NULL HAVING count(*) > 0;`,
    advice: [
      ...before,
      `On a table that is in use, look at the rows before the lock is taken: ALTER TABLE ${table} ADD CONSTRAINT ${constraint} CHECK (${column} IS NOT NULL) NOT VALID; then ALTER TABLE ${table} VALIDATE CONSTRAINT ${constraint}; then this step (${BRIEF}), then ALTER TABLE ${table} DROP CONSTRAINT ${constraint};`,
    ],
  }
}
