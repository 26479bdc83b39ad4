import type { ArgType, SqlDriverAdapter, SqlQuery } from '@prisma/driver-adapter-utils'
import { describe, expect, it } from 'vitest'
import { exactDecimals } from '../../runtime/mysql-decimals.js'

const type = (scalarType: ArgType['scalarType'], dbType: string): ArgType => ({ scalarType, dbType, arity: 'scalar' })
const decimal = type('decimal', 'DECIMAL')

/** What the database is told of a statement. */
async function told(sql: string, args: unknown[], argTypes: ArgType[]): Promise<string> {
  let asked = ''
  const take = (statement: SqlQuery) => ((asked = statement.sql), Promise.resolve(0))
  const adapter = { queryRaw: take, executeRaw: take, startTransaction: () => Promise.resolve({ queryRaw: take, executeRaw: take }) }
  const factory = { provider: 'mysql', adapterName: 'test', connect: () => Promise.resolve(adapter as unknown as SqlDriverAdapter) } as const // what is called is there
  await (await exactDecimals(factory).connect()).queryRaw({ sql, args, argTypes })
  return asked
}

describe('exactDecimals', () => {
  it('has each decimal compared as one of its digits, and leaves the rest', async () => {
    const types = [type('string', 'VARCHAR'), decimal, decimal]
    expect(await told('SELECT `a?` FROM `t``?` WHERE `n` = ? AND `d` IN (?,?)', ['x', '-12.50', '7'], types)).toBe(
      'SELECT `a?` FROM `t``?` WHERE `n` = ? AND `d` IN (CAST(? AS DECIMAL(4,2)),CAST(? AS DECIMAL(1,0)))',
    )
  })

  it.each([
    ['what is stored', 'INSERT INTO `t` (`d`) VALUES (?)', '1.5', decimal],
    ['what has more digits than there is a type for', 'SELECT ?', '1'.repeat(66), decimal],
    ['what has more behind the point', 'SELECT ?', `0.${'1'.repeat(31)}`, decimal],
    ['a number', 'SELECT ?', 1.5, decimal],
    ['what is compared with a double', 'SELECT ?', '1.5', type('decimal', 'DOUBLE')],
    ['another type', 'SELECT ?', '1.5', type('string', 'VARCHAR')],
  ])('leaves %s', async (_, sql, value, argType) => {
    expect(await told(sql, [value], [argType])).toBe(sql)
  })
})
