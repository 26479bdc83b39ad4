import { isColumn } from '@ssot-codegen/core'
import { BRIEF, type Altered } from './altered.js'
import { addColumnSteps } from './pg-add-column.js'
import { constraintStep } from './pg-constraint.js'
import type { PgContext } from './pg-context.js'
import { requireSteps } from './pg-required.js'
import { retypeSteps, type Retyped } from './pg-retype.js'
import { fieldOf, modelOf } from './table.js'
import { namesIn } from './sql-text.js'
import type { Step } from './step.js'

const COLUMN = '"(?:[^"]|"")*"'
const DROPPED = new RegExp(`^DROP COLUMN (${COLUMN})$`, 'i')
const ADDED = new RegExp(`^ADD COLUMN\\s+(${COLUMN}) ([^]*)$`, 'i')
const RETYPED = new RegExp(`^ALTER COLUMN (${COLUMN}) SET DATA TYPE ([^]*)$`, 'i')
const REQUIRED = new RegExp(`^ALTER COLUMN (${COLUMN}) SET NOT NULL$`, 'i')

/** The steps of `ALTER TABLE`, one clause after the other. */
export function alterTableSteps(table: string, clauses: readonly string[], context: PgContext): Step[] {
  const names = namesIn(table)
  const [was, is] = [modelOf(context.before, names), modelOf(context.now, names)]
  const altered = (column: string): Altered => {
    const [name = ''] = namesIn(column)
    const [before, now] = [fieldOf(was, name), fieldOf(is, name)]
    return { table, column, before: before && isColumn(before) ? before : undefined, now: now && isColumn(now) ? now : undefined, model: is }
  }
  const added = new Map(clauses.flatMap((clause) => matched(ADDED, clause)))
  const dropped = new Set(clauses.flatMap((clause) => matched(DROPPED, clause).map(([column]) => column)))
  const statement = (clause: string) => `ALTER TABLE ${table} ${clause};`
  return clauses.flatMap((clause): Step[] => {
    for (const [column] of matched(DROPPED, clause)) {
      const type = added.get(column)
      const kept = type === undefined ? undefined : retypeSteps(altered(column), { type, recreated: true }, context)
      return kept ?? [dropStep(statement(clause), altered(column))]
    }
    for (const [column, type] of matched(ADDED, clause)) {
      // A column that is dropped in the same breath was seen there, where its values can be kept.
      if (dropped.has(column) && retypeSteps(altered(column), { type, recreated: true }, context)) return []
      return addColumnSteps(altered(column), type, context)
    }
    for (const [column, type] of matched(RETYPED, clause)) {
      const change: Retyped = { type, recreated: false }
      return retypeSteps(altered(column), change, context) ?? [unknownStep(statement(clause))]
    }
    for (const [column] of matched(REQUIRED, clause)) return requireSteps(altered(column), context)
    return [constraintStep(table, clause, context) ?? looseStep(statement(clause), clause)]
  })
}

function matched(pattern: RegExp, clause: string): [string, string][] {
  const [, column, rest = ''] = pattern.exec(clause) ?? []
  return column === undefined ? [] : [[column, rest]]
}

function dropStep(sql: string, { column }: Altered): Step {
  return {
    sql,
    risk: 'destructive',
    lock: BRIEF,
    why: `The column ${column} goes with all that it holds.`,
    advice: ['Deploy a version that neither reads nor writes it first; Prisma reads every column it knows of.', 'Keep a copy of what it holds if anybody may ask for it.'],
  }
}

/** What of a column can go without a look at its rows. */
function looseStep(sql: string, clause: string): Step {
  if (/ DROP NOT NULL$/i.test(clause)) return { sql, risk: 'safe', lock: BRIEF, why: 'Every row is as good as before.', advice: [] }
  if (/ (?:SET|DROP) DEFAULT\b/i.test(clause)) return { sql, risk: 'safe', lock: BRIEF, why: 'Only rows to come have it.', advice: [] }
  return unknownStep(sql)
}

function unknownStep(sql: string): Step {
  return { sql, risk: 'locking', lock: 'ACCESS EXCLUSIVE', why: 'What it costs is not known here: read it.', advice: [] }
}
