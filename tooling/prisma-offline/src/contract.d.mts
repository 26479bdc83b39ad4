/**
 * The public contract of this package, written as a header: the sources are plain JavaScript (so that `bin/schema-engine.mjs`
 * starts in Node 20 with no loader) and are checked against these types.
 */
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

/** What Prisma's WebAssembly schema engine can speak, as spelt in a `datasource` block (`postgres` is read as `postgresql`). */
export type Provider = 'sqlite' | 'postgresql' | 'cockroachdb'

/** One file of a Prisma 7 schema (no `url` in the datasource). `path` only appears in messages; nothing is read from disk. */
export type SchemaFile = { readonly path: string; readonly text: string }

/** A method of the wasm engine, spelt as in Prisma's JSON-RPC. */
export type EngineMethod =
  | 'applyMigrations' | 'createMigration' | 'dbExecute' | 'devDiagnostic' | 'diagnoseMigrationHistory' | 'diff'
  | 'ensureConnectionValidity' | 'evaluateDataLoss' | 'introspect' | 'introspectSql' | 'markMigrationApplied'
  | 'markMigrationRolledBack' | 'reset' | 'schemaPush' | 'version'

/** Calls the wasm engine; input and output are Prisma's own, checked by the wasm. Rejects with an `EngineError`. */
export type EngineCall = <M extends EngineMethod>(method: M, input: Parameters<SchemaEngine[M]>[0]) => ReturnType<SchemaEngine[M]>

/** What the engine rejects with: `code` is Prisma's (`P3005`), where it has one. */
export type EngineError = Error & { readonly code?: string }

/** A database or schema that `diff` compares: nothing, schema files, a folder of migrations, or the connected database. */
export type SchemaState = 'empty' | 'database' | { readonly files: readonly SchemaFile[] } | { readonly migrations: string }

/** Where schema and database are. */
export type EngineOptions = {
  /** The schema. May be empty for `introspect`, `execute` and `migrate.deploy` when `url` or `provider` says which database. */
  readonly files: readonly SchemaFile[]
  /** `file:./dev.db` or `postgresql://…`. Absent: no database is touched, only `diff` between schemas works. */
  readonly url?: string | undefined
  /** Needed only when neither `files` nor `url` tell. */
  readonly provider?: Provider | undefined
  /** Absolute folder that a relative `file:` url starts from; default `process.cwd()`. */
  readonly directory?: string | undefined
}

/** The outcome of a push. `unexecutable` or (without `force`) `warnings` not empty: nothing was changed. */
export type PushReport = {
  readonly steps: number
  readonly warnings: readonly string[]
  readonly unexecutable: readonly string[]
}

/** What `migrate.dev` did: names of folders applied, the folder created (if the schema had changed) and its SQL. */
export type MigrateReport = {
  readonly applied: readonly string[]
  readonly created: string | undefined
  readonly sql: string
  readonly warnings: readonly string[]
}

/** How the database stands to a folder of migrations. */
export type MigrationStatus = {
  readonly unapplied: readonly string[]
  readonly failed: readonly string[]
  readonly edited: readonly string[]
  /** In the database, but not in the folder. */
  readonly unknown: readonly string[]
}

/** One open connection. Open one per database at a time (SQLite locks the file, PostgreSQL takes a lock) and `close` it. */
export type Engine = {
  readonly provider: Provider
  /** Makes the database match the schema. `force` accepts data loss. */
  push(options?: { readonly force?: boolean }): Promise<PushReport>
  /** SQL that turns `from` into `to` (`script: false`: a summary for people). Empty text when they are equal. */
  diff(options: { readonly from: SchemaState; readonly to: SchemaState; readonly script?: boolean }): Promise<string>
  readonly migrate: {
    /** Applies what is pending in `folder`, then writes and applies a migration called `name` if the schema differs. */
    dev(options: { readonly folder: string; readonly name: string }): Promise<MigrateReport>
    /** Applies what is pending in `folder`; returns the names applied. */
    deploy(options: { readonly folder: string }): Promise<readonly string[]>
    /** Compares `folder` with the database, changing nothing. */
    status(options: { readonly folder: string }): Promise<MigrationStatus>
  }
  /** Drops every table, view and enum, and forgets all migrations. */
  reset(): Promise<void>
  /** The schema files, rewritten to what the database holds. */
  introspect(): Promise<readonly SchemaFile[]>
  /** Runs a script of any number of statements. */
  execute(sql: string): Promise<void>
  /** Calls the wasm engine, defects repaired. For the stand-in binary. */
  readonly call: EngineCall
  /** Frees the wasm engine and closes every connection. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Starts the engine, and connects when there is a `url`.
 * @throws Error when the provider has no wasm engine (mysql, sqlserver, mongodb) or nothing says which it is.
 * @throws EngineError when the schema does not parse, or the database cannot be reached.
 */
export declare const openEngine: (options: EngineOptions) => Promise<Engine>

/**
 * `db push` in one call: opens, pushes, closes.
 * @throws EngineError when something cannot be executed, or loses data without `force`; else as `openEngine` does.
 */
export declare const pushSchema: (options: {
  readonly files: readonly SchemaFile[]
  readonly url: string
  readonly force?: boolean
  readonly directory?: string
}) => Promise<PushReport>

/** The SQL that creates the schema in an empty database. Touches no database. Throws as `openEngine` does. */
export declare const ddl: (options: { readonly files: readonly SchemaFile[] }) => Promise<string>

/** Absolute path of the stand-in for Prisma's native binary, for `PRISMA_SCHEMA_ENGINE_BINARY`. */
export declare const schemaEngineBinary: string
