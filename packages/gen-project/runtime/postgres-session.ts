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
 * offset, and drops the offset of those it reads.
 *
 * @param url of the database
 */
export function connectionsInUtc(url: string): ConnectionOptions {
  return {
    connectionString: url,
    onConnect: async (connection) => {
      await connection.query(`SET TIME ZONE 'UTC'`)
    },
  }
}
