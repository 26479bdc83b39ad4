import { statementsOf } from './sql-text.js'
import type { Risk, Step } from './step.js'

/** What the words of a statement say on any database. The first that fits counts. */
const WORDS: readonly (readonly [RegExp, Risk, string])[] = [
  [/^DROP TABLE /i, 'destructive', 'The table goes with all that it holds.'],
  [/\bDROP COLUMN\b/i, 'destructive', 'A column goes with all that it holds.'],
  [/^CREATE (?:TABLE|TYPE|SCHEMA) /i, 'safe', 'It is new.'],
  [/^CREATE UNIQUE /i, 'locking', 'The index is made of all rows, and fails where two of them are alike.'],
  [/^CREATE (?:\w+ )?INDEX /i, 'locking', 'The index is made of all rows.'],
  [/^(?:DROP INDEX|ALTER TABLE [^]* DROP (?:INDEX|CONSTRAINT|FOREIGN KEY)) /i, 'safe', 'Nothing is lost.'],
  [/^ALTER TABLE [^]*\bADD (?:COLUMN )?[^]* NOT NULL(?![^]*\bDEFAULT\b)/i, 'locking', 'It fails where the table has rows: they would have no value.'],
  [/^ALTER TABLE [^]*\b(?:MODIFY|ALTER COLUMN|ADD CONSTRAINT)\b/i, 'locking', 'Rows are looked at or written anew, and it fails where one does not fit.'],
  [/^ALTER TABLE [^]*\bADD\b/i, 'safe', 'The column is new and may be without a value, or has a default.'],
  [/\bRENAME\b/i, 'safe', 'It has another name.'],
]

/** The steps of a script for a database whose locks we do not tell. */
export function otherSteps(script: string): Step[] {
  return statementsOf(script).map(otherStep)
}

/** A statement by its words. */
export function otherStep(sql: string): Step {
  const [, risk, why] = WORDS.find(([pattern]) => pattern.test(sql)) ?? [undefined, 'locking' as const, 'What it costs is not known here: read it.']
  return { sql: `${sql};`, risk, why, advice: risk === 'destructive' ? ['Deploy a version that neither reads nor writes it first, and keep a copy.'] : [] }
}
