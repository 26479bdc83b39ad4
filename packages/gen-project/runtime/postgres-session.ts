/** What is needed of a new connection. */
type Connection = { readonly query: (sql: string) => Promise<unknown> }

/**
 * Sets the time zone of a connection to UTC, whatever the database's own is: Prisma's driver adapter writes moments
 * without an offset, and drops the offset of those it reads.
 */
export async function sessionInUtc(connection: Connection): Promise<void> {
  await connection.query(`SET TIME ZONE 'UTC'`)
}
