import type { SqlDriverAdapterFactory, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils'
import { patchedAdapter } from './patched-adapter.js'

/**
 * Makes `%` and `_` in text searches stand for themselves on SQLite. The API escapes them with a backslash, which
 * PostgreSQL and MySQL understand at once; SQLite does only when `LIKE` is told so. Values are always bound, so the
 * text of a statement holds no user's words.
 */
export function literalLike(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return patchedAdapter(factory, escape)
}

/** A search as Prisma writes it: the bound text, with `%` put before or behind it. */
const PATTERN = / LIKE (?:\?\d*|\((?:'%' \|\| )?\?\d*(?: \|\| '%')?\))/g

function escape(queryable: SqlQueryable): void {
  const query = queryable.queryRaw.bind(queryable)
  const execute = queryable.executeRaw.bind(queryable)
  queryable.queryRaw = (statement) => query(withEscape(statement))
  queryable.executeRaw = (statement) => execute(withEscape(statement))
}

function withEscape(statement: SqlQuery): SqlQuery {
  if (!statement.sql.includes(' LIKE ')) return statement
  return { ...statement, sql: statement.sql.replace(PATTERN, String.raw`$& ESCAPE '\'`) }
}
