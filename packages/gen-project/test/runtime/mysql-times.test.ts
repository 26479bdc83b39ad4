import { ColumnTypeEnum, type SqlDriverAdapter, type SqlResultSet } from '@prisma/driver-adapter-utils'
import { describe, expect, it } from 'vitest'
import { timesAsMoments } from '../../runtime/mysql-times.js'

const result: SqlResultSet = {
  columnNames: ['at', 'name', 'on'],
  columnTypes: [ColumnTypeEnum.Time, ColumnTypeEnum.Text, ColumnTypeEnum.Date],
  rows: [
    ['12:30:00.500', '12:30:00', '2025-01-31'],
    ['-01:00:00', 'x', null],
    ['838:59:59', 'x', null],
    [null, 'x', null],
  ],
}

/** An adapter that answers everything with the result above, in a transaction too. */
const adapter = { queryRaw: () => Promise.resolve(result), startTransaction: () => Promise.resolve({ queryRaw: () => Promise.resolve(result) }) }
const factory = { provider: 'mysql', adapterName: 'test', connect: () => Promise.resolve(adapter as unknown as SqlDriverAdapter) } as const // what is called is there

describe('timesAsMoments', () => {
  it('says of which table a row has a date of zeros, and throws all else on', async () => {
    const thrown = async (error: Error, sql: string) => {
      const broken = { ...adapter, queryRaw: () => Promise.reject(error) }
      const connected = await timesAsMoments({ ...factory, connect: () => Promise.resolve(broken as unknown as SqlDriverAdapter) }).connect() // what is called is there
      return connected.queryRaw({ sql, args: [], argTypes: [] }).catch((reason: unknown) => reason)
    }
    const zeros = new RangeError('Invalid time value')
    expect(await thrown(zeros, 'SELECT `d`.`Post`.`at` FROM `d`.`Post` WHERE 1=1')).toMatchObject({ message: expect.stringMatching(/^A row of table "Post" has a moment that is none/) as string, cause: zeros })
    expect(await thrown(zeros, 'SELECT 1')).toMatchObject({ message: expect.stringMatching(/^A row has a moment/) as string })
    const other = new Error('Invalid time value')
    expect(await thrown(other, 'SELECT 1 FROM `Post`')).toBe(other)
  })

  it('gives times of day as moments, inside of a transaction and outside, and leaves the rest', async () => {
    const connected = await timesAsMoments(factory).connect()
    const statement = { sql: '', args: [], argTypes: [] }
    for (const queryable of [connected, await connected.startTransaction()]) {
      expect(await queryable.queryRaw(statement)).toEqual({
        columnNames: ['at', 'name', 'on'],
        columnTypes: [ColumnTypeEnum.DateTime, ColumnTypeEnum.Text, ColumnTypeEnum.Date],
        rows: [['1970-01-01T12:30:00.500+00:00', '12:30:00', '2025-01-31'], ...result.rows.slice(1)],
      })
    }
  })
})
