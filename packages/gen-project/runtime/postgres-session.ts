/** What is needed of a new connection. */
type Connection = { readonly query: (sql: string) => Promise<unknown> }

/** How the driver connects. */
export type ConnectionOptions = {
  readonly connectionString: string
  /** How long a request waits for a connection. */
  readonly connectionTimeoutMillis: number
  /** The driver waits for it before a connection is used. */
  readonly onConnect: (connection: Connection) => Promise<void>
}

/** Less than a request may take, and more than a busy pool needs. */
const CONNECTION_TIMEOUT = 10_000

/**
 * Of a filter along relations PostgreSQL may guess that it is dear, and compile it before it begins: for seconds, in which no limit for
 * statements ends it, and of two rows as of two million. CockroachDB does not compile and knows no such setting, so it is set where it is.
 */
const WITHOUT_JIT = `SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'jit'`

/**
 * Connections whose time zone is UTC, whatever the database's own is: Prisma's driver adapter writes moments without an
 * offset, and drops the offset of those it reads. The database ends a statement that takes too long, also one that waits for
 * a lock, and compiles none.
 *
 * @param url of the database
 * @param statementTimeoutMs milliseconds; 0 sets no limit
 */
export function postgresSessions(url: string, statementTimeoutMs: number): ConnectionOptions {
  const settings = `SET TIME ZONE 'UTC'; SET statement_timeout = ${Math.max(0, statementTimeoutMs)}; ${WITHOUT_JIT}`
  return {
    connectionString: url,
    connectionTimeoutMillis: CONNECTION_TIMEOUT,
    onConnect: async (connection) => {
      await connection.query(settings)
    },
  }
}
