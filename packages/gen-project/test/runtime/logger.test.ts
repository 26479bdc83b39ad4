import { describe, expect, test } from 'vitest'
import { createLogger, type LogLevel } from '../../runtime/logger.js'

function recorder(level: LogLevel = 'debug', hidden: readonly string[] = []) {
  const lines: string[] = []
  const log = createLogger({ level, hidden, destination: { write: (line) => void lines.push(line) } })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> }
}

test('a line is one JSON object with level, time and message', () => {
  const { log, last } = recorder('info')
  log.debug({}, 'not this')
  log.child({ requestId: 'r' }).info({ count: 1n, at: new Date(0) }, 'this')
  expect(last()).toEqual({
    level: 'info',
    time: expect.any(String) as string,
    requestId: 'r',
    count: '1',
    at: '1970-01-01T00:00:00.000Z',
    msg: 'this',
  })
})

describe('secrets', () => {
  test.each([
    'authorization',
    'Cookie',
    'set-cookie',
    'X-API-Key',
    'stripe-signature',
    'password',
    'passwordHash',
    'client_secret',
    'accessToken',
    'DATABASE_URL',
    'body',
  ])('%s is redacted at any depth', (name) => {
    const { log, lines } = recorder()
    log.info({ [name]: 'hunter2', headers: { [name]: ['hunter2'] }, list: [{ deep: { [name]: { a: 'hunter2' } } }] }, 'x')
    log.info({ x: new Map([[name, 'hunter2']]) }, 'x')
    expect(lines.join('')).not.toContain('hunter2')
    expect(lines[0]).toContain('[redacted]')
  })

  test('what is hidden is redacted at any depth, however it is written, and other names are not', () => {
    const { log, last, lines } = recorder('debug', ['creditLimit', 'pin_code'])
    const user = { id: 1, creditLimit: 'hunter2', credit_limit: 'hunter2', pinCode: 'hunter2', credit: 7 }
    log.child({ creditLimit: 'hunter2', a: 1 }).child({ password: 'hunter2', b: 2 }).info({ user, list: [user], creditLimit: 'hunter2' }, 'x')
    expect(lines.join('')).not.toContain('hunter2')
    expect(last()).toMatchObject({ a: 1, b: 2, user: { id: 1, creditLimit: '[redacted]', credit: 7 }, creditLimit: '[redacted]' })
  })

  test('a hidden column called like a field of the log takes nothing from its lines', () => {
    const { log, last } = recorder('debug', ['status', 'path'])
    log.info({ status: 200, path: '/x', order: { status: 'hunter2' } }, 'request')
    expect(last()).toMatchObject({ status: 200, path: '/x', order: { status: '[redacted]' } })
  })

  test('what only sounds like one is not', () => {
    const { log, last } = recorder()
    log.info({ maxTokens: 5, author: 'me' }, 'x')
    expect(last()).toMatchObject({ maxTokens: 5, author: 'me' })
  })
})

describe('errors', () => {
  const logged = (err: unknown) => {
    const { log, lines, last } = recorder()
    log.error({ err }, 'failed')
    return { text: lines.join(''), err: last()['err'] }
  }

  test('keep type, code, message, stack and causes', () => {
    const { err } = logged(Object.assign(new TypeError('outer', { cause: new Error('inner') }), { code: 'E_X' }))
    expect(err).toMatchObject({
      type: 'TypeError',
      code: 'E_X',
      message: 'outer',
      stack: expect.stringContaining('logger.test.ts') as string,
      cause: { type: 'Error', message: 'inner' },
    })
  })

  test('of Prisma lose the values of the query, in message, stack and properties', () => {
    const error = new Error(
      '\nInvalid `db.user.create()` invocation in\n/a/b.ts:1:2\n\n{ data: { name: "hunter2" } }\n\nUnique constraint failed',
    )
    error.name = 'PrismaClientKnownRequestError'
    Object.assign(error, { code: 'P2002', meta: { target: ['hunter2'] } })
    const { text, err } = logged(new Error('saving failed', { cause: error }))
    expect(text).not.toContain('hunter2')
    expect(err).toMatchObject({
      cause: { type: 'PrismaClientKnownRequestError', code: 'P2002', message: 'Invalid `db.user.create()` invocation' },
    })
  })

  test('lose the passwords of connection strings, and everything that libraries hang on them', () => {
    const error = Object.assign(new Error('no answer from postgresql://app:hunter2@db:5432/x with Bearer hunter2'), {
      config: { headers: { a: 'hunter2' } },
    })
    expect(logged(error).text).not.toContain('hunter2')
  })

  test('may be no errors, and may be their own causes', () => {
    const error = new Error('loop')
    error.cause = error
    expect(logged(error).err).toMatchObject({ message: 'loop' })
    expect(logged({ password: 'hunter2' }).text).not.toContain('hunter2')
  })
})
