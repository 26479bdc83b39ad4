/**
 * The address of a database whose sessions are as the API takes them to be, however the server is set: they count time in UTC, as
 * Prisma does; the server ends a statement that takes too long, and refuses a value that a column has no room for. What the address
 * says of the zone, or of SQL to begin with, is left.
 *
 * @param url of the database
 * @param statementTimeoutMs milliseconds; 0 sets no limit. MySQL limits what reads, MariaDB every statement.
 */
export function mysqlSessions(url: string, statementTimeoutMs: number): string {
  if (!URL.canParse(url)) return url
  const address = new URL(url)
  if (!address.searchParams.has('timezone')) address.searchParams.set('timezone', 'Z')
  if (!address.searchParams.has('initSql')) address.searchParams.set('initSql', settings(Math.max(0, statementTimeoutMs)))
  return address.href
}

/** Whatever the server's is: without a strict mode it cuts values to what fits, and others change what a `NOT` or a backslash means. */
const MODE = "sql_mode='STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"

/** As it was before that version: MariaDB would refuse to write what has changed since it was read, and Prisma reads before it writes. */
const ISOLATION = '/*M!110602innodb_snapshot_isolation=0,*/'

/** Each server takes the comment that is for it for code. Without blanks: the driver would read them as plus signs. */
function settings(milliseconds: number): string {
  return `SET/*M!max_statement_time=${milliseconds / 1000},*/${ISOLATION}/*!50708max_execution_time=${milliseconds},*/${MODE}`
}
