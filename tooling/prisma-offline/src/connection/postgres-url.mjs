/** A PostgreSQL url taken apart. `schema` is Prisma's own parameter, unknown to the driver. */
/** @typedef {{ readonly connectionString: string, readonly database: string, readonly schema: string }} PostgresUrl */

/**
 * Splits a url into what the driver and what the engine need.
 * @param {string} url `postgresql://user:pw@host:5432/db?schema=app`
 * @returns {PostgresUrl} `schema` defaults to `public`; `database` is decoded as the driver decodes it
 * @throws TypeError when it is no url
 */
export const parsePostgresUrl = (url) => {
  const parsed = new URL(url)
  const schema = parsed.searchParams.get('schema') || 'public'
  parsed.searchParams.delete('schema')
  return { connectionString: parsed.href, database: decodeURI(parsed.pathname.slice(1)), schema }
}

/** The same server, another database. @param {string} connectionString @param {string} database */
export const withDatabase = (connectionString, database) => {
  const parsed = new URL(connectionString)
  parsed.pathname = `/${encodeURIComponent(database)}`
  return parsed.href
}

/** A name as a quoted SQL identifier; safe for any text. @param {string} name */
export const quoted = (name) => `"${name.replaceAll('"', '""')}"`
