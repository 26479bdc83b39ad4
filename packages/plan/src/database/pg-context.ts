import type { Schema } from '@ssot-codegen/core'

/** What the steps of a migration on PostgreSQL are told by. */
export type PgContext = {
  /** The schema that the database has when the engine's statements begin. */
  readonly before: Schema
  readonly now: Schema
  /** The tables that the migration itself makes: nothing is in them, and nobody waits for them. */
  readonly created: ReadonlySet<string>
}
