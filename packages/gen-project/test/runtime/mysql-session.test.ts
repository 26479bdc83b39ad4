import { expect, test } from 'vitest'
import { mysqlSessions } from '../../runtime/mysql-session.js'

const initSql = "SET/*M!max_statement_time=1.5,*//*M!110602innodb_snapshot_isolation=0,*//*!50708max_execution_time=1500,*/sql_mode='STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"

test.each([
  ['mysql://root:p%40ss@localhost:3306/blog', { timezone: 'Z', initSql }],
  ['mysql://localhost/blog?ssl=true', { ssl: 'true', timezone: 'Z', initSql }],
  ['mysql://localhost/blog?timezone=local&initSql=SELECT/**/1', { timezone: 'local', initSql: 'SELECT/**/1' }],
])('the sessions of %s are told what its address leaves open', (url, expected) => {
  const told = mysqlSessions(url, 1500)
  const { search } = new URL(told)
  expect(Object.fromEntries(new URLSearchParams(search))).toEqual(expected)
  expect(told.split('?')[0]).toBe(url.split('?')[0])
  // As the driver reads it.
  expect(decodeURIComponent(search)).not.toMatch(/[+ ]/)
})

test('what is no address is left for the driver to complain of', () => {
  expect(mysqlSessions('no address', 1)).toBe('no address')
})
