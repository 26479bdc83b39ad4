/** What a database means by an error that Prisma has no code of its own for. */
export type DatabaseFault = 'away' | 'value' | 'rule' | 'exclusion' | 'conflict'

/** Codes of Prisma (P), of Node's sockets, and of databases. */
const CODES: { readonly [F in DatabaseFault]: ReadonlySet<unknown> } = {
  // It cannot be reached, or has no room for us now.
  away: new Set([
    ...['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037'],
    ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'EAI_AGAIN'],
    // PostgreSQL: it shuts down, crashed, or is still starting.
    ...['57P01', '57P02', '57P03'],
    // It has no connection, memory or disk left, or no time.
    ...['53000', '53100', '53200', '53300', '53400', '57014'],
    // MySQL shuts down, or a statement takes too long, there and in MariaDB; its driver lost the connection, or gave up waiting for one.
    ...['1053', '3024', '1969', '45009', '45012', '45013', '45026', '45027', '45028'],
    // Somebody ended the statement or the connection, there and in MariaDB; it takes no more of this user, or no writes at all.
    ...['1317', '1927', '4031', '1226', '1461', '1290', '1836'],
    // It has no memory or disk left.
    ...['1021', '1037', '1038', '1041', '1114', '1135'],
  ]),
  // A value is too long, of another type, out of range.
  value: new Set([
    ...['P2000', 'P2005', 'P2006', 'P2007', 'P2020', 'P2033'],
    // PostgreSQL: what an index has no room for.
    '54000',
    // MySQL: what has characters that the column's character set has not, as one that is looked for; there and in MariaDB.
    ...['3988', '1267', '1270', '1271'],
    // MySQL: what does not fit, is cut, is no value of the type or no document.
    ...['1264', '1265', '1292', '1366', '1406', '1411', '1441', '1690', '3140', '3141'],
    // MySQL: a statement that is longer than the server takes, as it says, and its driver.
    ...['1153', '45046'],
    // SQLite: too big, of another type, of another type in a strict table.
    ...['18', '20', '3091'],
  ]),
  // It has a rule that the request would break.
  rule: new Set([
    // What must not be null.
    'P2011',
    // PostgreSQL: a check, the option of a view, what a trigger raises.
    ...['23514', '44000', 'P0001'],
    // MySQL: what a trigger signals, a check there, and in MariaDB.
    ...['1644', '3819', '4025'],
    // SQLite: a check.
    '275',
  ]),
  // PostgreSQL: another record excludes the values.
  exclusion: new Set(['23P01']),
  // Requests were in each other's way.
  conflict: new Set(['P2034', '55P03', '40001', '40P01', '1020', '1205', '1213']),
}

/** The same, as driver adapters name it. */
const AWAY_KINDS: ReadonlySet<unknown> = new Set([
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
])

/** What PostgreSQL's driver says, without a code, of a connection that is lost, or that there is none of in time. */
const AWAY_MESSAGE = /^(?:Connection terminated\b|Client (?:has encountered a connection error|was closed) and is not queryable|timeout exceeded when trying to connect$|timeout expired$|Cannot use a pool after calling end\b)/

/** What SQLite's driver says, without a code, of a number beyond all that the database has. */
const VALUE_MESSAGE = /^Only finite numbers \(not Infinity or NaN\) can be passed as arguments$/

/** PostgreSQL's data exceptions. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/

/**
 * What an error says happened, in itself, in its cause, or, where several addresses were tried, in a list.
 *
 * @returns undefined for what is none of these faults
 */
export function databaseFault(error: unknown, depth = 0): DatabaseFault | undefined {
  if (depth > 4 || typeof error !== 'object' || error === null) return undefined
  const own = faultOf(codeOf(error)) ?? faultOf(member(error, 'originalCode'))
  if (own) return own
  if (AWAY_KINDS.has(member(error, 'kind')) || (error instanceof Error && AWAY_MESSAGE.test(error.message))) return 'away'
  if (error instanceof Error && VALUE_MESSAGE.test(error.message)) return 'value'
  const errors = member(error, 'errors')
  const several: readonly unknown[] = Array.isArray(errors) ? errors : []
  const inner = [member(error, 'cause'), member(member(error, 'meta'), 'driverAdapterError'), ...several]
  for (const item of inner) {
    const fault = databaseFault(item, depth + 1)
    if (fault) return fault
  }
  return undefined
}

function faultOf(code: unknown): DatabaseFault | undefined {
  if (typeof code === 'string' && DATA_EXCEPTION.test(code)) return 'value'
  return (['away', 'value', 'rule', 'exclusion', 'conflict'] as const).find((fault) => CODES[fault].has(code))
}

/** The code of an error, which Prisma has under one of two names. */
export function codeOf(error: unknown): unknown {
  return member(error, 'code') ?? member(error, 'errorCode')
}

/** A member of whatever an error consists of. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
}
