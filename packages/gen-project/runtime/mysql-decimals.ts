import type { ArgType, SqlDriverAdapterFactory, SqlQuery, SqlQueryable } from '@prisma/driver-adapter-utils'
import { patchedAdapter } from './patched-adapter.js'

/**
 * Has MySQL compare decimals as decimals. The adapter sends them as text, and where a list has several of them, or something is added
 * to them, the database takes all of it for floating-point numbers, of which those from 2^53 on are level with their neighbours.
 */
export function exactDecimals(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return patchedAdapter(factory, (queryable: SqlQueryable) => {
    const query = queryable.queryRaw.bind(queryable)
    const execute = queryable.executeRaw.bind(queryable)
    queryable.queryRaw = (statement) => query(withDecimals(statement))
    queryable.executeRaw = (statement) => execute(withDecimals(statement))
  })
}

/** A name in quotes, which may have a question mark, or the place of a value. */
const PLACE = /`(?:[^`]|``)*`|\?/g

function withDecimals(statement: SqlQuery): SqlQuery {
  const { sql, args, argTypes } = statement
  // What is only stored is read as the column's type.
  if (sql.startsWith('INSERT') || !argTypes.some(isDecimal)) return statement
  let at = -1
  const exact = sql.replace(PLACE, (place) => {
    if (place !== '?') return place
    at += 1
    const type = argTypes[at]
    return type && isDecimal(type) ? decimal(args[at]) : place
  })
  return { ...statement, sql: exact }
}

function isDecimal({ scalarType, dbType }: ArgType): boolean {
  return scalarType === 'decimal' && !/DOUBLE|FLOAT/.test(dbType ?? '')
}

/** The place of a value of just as many digits, where the database has a type of so many. */
function decimal(value: unknown): string {
  const [, whole = '', fraction = ''] = (typeof value === 'string' && /^-?(\d+)(?:\.(\d+))?$/.exec(value)) || []
  const digits = whole.length + fraction.length
  return whole === '' || digits > 65 || fraction.length > 30 ? '?' : `CAST(? AS DECIMAL(${digits},${fraction.length}))`
}
