import { alterTableSteps } from './pg-alter-table.js'
import type { PgContext } from './pg-context.js'
import { enumSteps } from './pg-enum.js'
import { indexSteps } from './pg-index.js'
import { cutAt, namesIn, statementsOf } from './sql-text.js'
import type { Step } from './step.js'

/** What a table, a type or an index is called in SQL, as its last name. */
const NAME = '((?:"(?:[^"]|"")*"\\.)?"(?:[^"]|"")*")'

/**
 * The steps that a script of Prisma's engine takes, statement by statement. What would fail on rows that are there, or lose them without
 * need, is taken apart: a column that is required is first made optional and filled, a column that gets another type keeps its values.
 */
export function pgSteps(script: string, schemas: Pick<PgContext, 'before' | 'now'>): Step[] {
  const statements = statementsOf(script)
  const created = new Set(statements.flatMap((sql) => (/^CREATE TABLE /i.test(sql) ? (namesIn(sql.slice(0, sql.indexOf('('))).at(-1) ?? []) : [])))
  return statements.flatMap((sql) => stepsOf(sql, { ...schemas, created }))
}

function stepsOf(sql: string, context: PgContext): Step[] {
  const [, altered, clauses] = new RegExp(`^ALTER TABLE ${NAME}\\s+([^]*)$`, 'i').exec(sql) ?? []
  if (altered !== undefined && clauses !== undefined) return alterTableSteps(altered, cutAt(clauses, ','), context)
  return enumSteps(sql, context) ?? indexSteps(sql, context) ?? [plainStep(sql)]
}

type Plain = Omit<Step, 'sql'>

const BRIEF = 'ACCESS EXCLUSIVE, for a moment'
const safe = (why: string): Plain => ({ risk: 'safe', why, advice: [] })

/** Statements whose words alone say what they do. */
const PLAIN: readonly (readonly [RegExp, Plain])[] = [
  [/^CREATE TABLE /i, safe('The table is new.')],
  [
    /^DROP TABLE /i,
    {
      risk: 'destructive',
      lock: 'ACCESS EXCLUSIVE, for a moment',
      why: 'The table goes with all that it holds.',
      advice: ['Deploy a version that neither reads nor writes it first.', 'Keep a dump, or rename the table and drop it when nobody has asked for it.'],
    },
  ],
  [/^CREATE TYPE /i, safe('The type is new.')],
  [/^DROP TYPE /i, safe('No column is of the type any more.')],
  [/^CREATE (?:SCHEMA|EXTENSION|SEQUENCE) /i, safe('It is new.')],
  [/^ALTER SEQUENCE /i, safe('Only numbers to come are of it.')],
  [/^DROP (?:SEQUENCE|EXTENSION) /i, { risk: 'locking', lock: BRIEF, why: 'What still uses it keeps it from going.', advice: [] }],
  [/^ALTER (?:TYPE|INDEX) [^]* RENAME /i, { ...safe('It has another name.'), lock: BRIEF }],
]

function plainStep(sql: string): Step {
  const known = PLAIN.find(([pattern]) => pattern.test(sql))?.[1]
  return { sql: `${sql};`, ...(known ?? { risk: 'locking' as const, why: 'What it costs is not known here: read it.', advice: [] }) }
}
