/**
 * The address of a database whose sessions count time in UTC, as Prisma does, wherever the server stands, and in which the
 * server ends a statement that takes too long. What the address says of either is left.
 *
 * @param url of the database
 * @param statementTimeoutMs milliseconds; 0 sets no limit. MySQL limits what reads, MariaDB every statement.
 */
export function mysqlSessions(url: string, statementTimeoutMs: number): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  if (!address.searchParams.has('timezone')) address.searchParams.set('timezone', 'Z')
  if (!address.searchParams.has('initSql')) address.searchParams.set('initSql', limitOf(Math.max(0, statementTimeoutMs)))
  return address.href
}

/** Each server takes the comment that is for it for code. Without blanks: the driver would read them as plus signs. */
function limitOf(milliseconds: number): string {
  return `SET/*M!max_statement_time=${milliseconds / 1000}*//*!50708max_execution_time=${milliseconds}*/`
}
