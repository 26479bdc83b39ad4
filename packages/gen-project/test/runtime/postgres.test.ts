import type { SqlQueryable } from '@prisma/driver-adapter-utils'
import { expect, test } from 'vitest'
import { extensionLists } from '../../runtime/postgres-extension-lists.js'
import { postgresSessions } from '../../runtime/postgres-session.js'

test('a connection is set to UTC, to a limit for statements, and to compile none before it is used', async () => {
  const asked: string[] = []
  const { connectionString, connectionTimeoutMillis, onConnect } = postgresSessions('postgresql://localhost/db', 1500)
  await onConnect({ query: (sql) => Promise.resolve(asked.push(sql)) })
  expect(connectionString).toBe('postgresql://localhost/db')
  expect(connectionTimeoutMillis).toBeLessThan(15_000)
  expect(asked).toEqual([`SET TIME ZONE 'UTC'; SET statement_timeout = 1500; SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'jit'`])
})

test('lists of types of extensions are read, other values stay, and the database is asked once for a type', async () => {
  const asked: unknown[] = []
  const [list, text] = [20_001, 20_002]
  const database: SqlQueryable = {
    provider: 'postgres',
    adapterName: 'test',
    queryRaw({ args }) {
      asked.push(...args)
      return Promise.resolve({ columnNames: ['is_list'], columnTypes: [5], rows: [[args[0] === list]] })
    },
    executeRaw: () => expect.unreachable(),
  }
  const read = extensionLists()
  expect(await read(list, '{a,"b\\"c,{}","NULL",NULL}', database)).toEqual(['a', 'b"c,{}', 'NULL', null])
  expect(await read(list, '{}', database)).toEqual([])
  expect(await read(text, '{a}', database)).toBe('{a}')
  expect(await read(text, 'plain', database)).toBe('plain')
  expect(await read(list, null, database)).toBeNull()
  expect(asked).toEqual([list, text])
})
