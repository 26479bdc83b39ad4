import { ColumnTypeEnum, type SqlDriverAdapterFactory, type SqlQueryable, type SqlResultSet } from '@prisma/driver-adapter-utils'
import { explained } from './mysql-unreadable.js'
import { patchedAdapter } from './patched-adapter.js'

/**
 * Gives times of day back as moments of the first day of 1970, in the form that Prisma asks with. As MySQL writes them,
 * they are no dates to Prisma when it asks for what it has just read: a record with a time in its key would not be changed.
 */
export function timesAsMoments(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return patchedAdapter(factory, convert)
}

function convert(queryable: SqlQueryable): void {
  const query = queryable.queryRaw.bind(queryable)
  queryable.queryRaw = async (statement) => {
    try {
      return withMoments(await query(statement))
    } catch (error) {
      throw explained(error, statement.sql)
    }
  }
}

function withMoments(result: SqlResultSet): SqlResultSet {
  const times = result.columnTypes.map((type) => type === ColumnTypeEnum.Time)
  if (!times.includes(true)) return result
  return {
    ...result,
    columnTypes: result.columnTypes.map((type, i) => (times[i] === true ? ColumnTypeEnum.DateTime : type)),
    rows: result.rows.map((row) => row.map((value, i) => (times[i] === true ? moment(value) : value))),
  }
}

/** MySQL has times of more than a day and less than none, which are no moments. */
function moment(time: unknown): unknown {
  return typeof time === 'string' && /^(?:[01]\d|2[0-3]):/.test(time) ? `1970-01-01T${time}+00:00` : time
}
