/**
 * Says of what MySQL's adapter throws over a date of zeros what it is, and in which table: its own words, `Invalid time value`, leave
 * whoever reads the log to search all rows. Anything else is thrown on as it is.
 *
 * @param sql the statement that found the row; its values are not in it
 */
export function explained(error: unknown, sql: string): unknown {
  if (!(error instanceof RangeError) || error.message !== 'Invalid time value') return error
  const [, table] = /\bFROM (?:`[^`]+`\.)?`([^`]+)`/.exec(sql) ?? []
  const place = table === undefined ? 'A row' : `A row of table "${table}"`
  return new Error(`${place} has a moment that is none, such as 0000-00-00 00:00:00, which cannot be read: give it a date, or null.`, { cause: error })
}
