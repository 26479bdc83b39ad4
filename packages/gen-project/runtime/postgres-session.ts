/** What is needed of a new connection. */
type Connection = { readonly query: (sql: string) => Promise<unknown> }

/** How the driver connects. */
export type ConnectionOptions = {
  readonly connectionString: string
  /** The driver waits for it before a connection is used. */
  readonly onConnect: (connection: Connection) => Promise<void>
}

/**
 * Connections whose time zone is UTC, whatever the database's own is: Prisma's driver adapter writes moments without an
 * offset, and drops the offset of those it reads. The database ends a statement that takes too long, also one that waits for
 * a lock.
 *
 * @param url of the database
 * @param statementTimeoutMs milliseconds; 0 sets no limit
 */
export function postgresSessions(url: string, statementTimeoutMs: number): ConnectionOptions {
  const settings = `SET TIME ZONE 'UTC'; SET statement_timeout = ${Math.max(0, statementTimeoutMs)}`
  return {
    connectionString: url,
    onConnect: async (connection) => {
      await connection.query(settings)
    },
  }
}
