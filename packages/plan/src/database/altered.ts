import type { ColumnField, Model } from '@ssot-codegen/core'

/** A column of a table that is altered. */
export type Altered = {
  /** The table in SQL. */
  readonly table: string
  /** The column in SQL. */
  readonly column: string
  readonly before: ColumnField | undefined
  readonly now: ColumnField | undefined
  /** The model as it is now. */
  readonly model: Model | undefined
}

/** What everybody waits for that the table is used by, and not for long. */
export const BRIEF = 'ACCESS EXCLUSIVE, for a moment'
