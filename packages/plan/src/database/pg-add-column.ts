import { BRIEF, type Altered } from './altered.js'
import type { PgContext } from './pg-context.js'
import { fillStep, notNullStep } from './pg-required.js'
import type { Step } from './step.js'

/**
 * The steps that add a column. One that must have a value and has no default would fail on rows that are there, so it is added without
 * the demand, filled, and only then required.
 *
 * @param type what stands behind its name
 */
export function addColumnSteps(altered: Altered, type: string, context: PgContext): Step[] {
  const { table, column } = altered
  const sql = `ALTER TABLE ${table} ADD COLUMN ${column} ${type};`
  const [, bare] = /^([^]*?) NOT NULL$/i.exec(type) ?? []
  if (/^(?:SMALL|BIG)?SERIAL\b/i.test(type))
    return [{ sql, risk: 'locking', lock: 'ACCESS EXCLUSIVE while the table is written anew', why: 'Every row gets a number.', advice: numbered(table, column) }]
  if (bare !== undefined)
    return [
      { sql: `ALTER TABLE ${table} ADD COLUMN ${column} ${bare};`, risk: 'safe', lock: BRIEF, why: 'The column is new and may be without a value at first.', advice: [] },
      fillStep(altered, context),
      notNullStep(altered, ['Make the field optional in the schema and deploy that; let the new version write it; fill the rows; make it required when none is without.']),
    ]
  const [, value = ''] = /\bDEFAULT ([^]*)$/i.exec(type) ?? []
  if (/\b(?!CURRENT_)\w+\s*\(/.test(value) && !/^now\(\)/i.test(value))
    return [{ sql, risk: 'locking', lock: 'ACCESS EXCLUSIVE while the table is written anew', why: 'Every row gets a value of its own.', advice: ['Add it without the default, set the default, and fill the rows in batches.'] }]
  return [{ sql, risk: 'safe', lock: BRIEF, why: value === '' ? 'The column is new and may be without a value.' : 'Rows that are there have the default without being written.', advice: [] }]
}

function numbered(table: string, column: string): string[] {
  return [`On a large table: add ${column} without a number, number the rows of ${table} in batches, then give it its sequence.`]
}
