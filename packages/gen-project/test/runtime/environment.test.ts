import { describe, expect, expectTypeOf, test } from 'vitest'
import { EnvironmentError, readEnvironment, variable } from '../../runtime/environment.js'

const schema = {
  MODE: variable.oneOf(['a', 'b'], { default: 'a' }),
  PORT: variable.port({ default: '3000' }),
  URL: variable.url({ optional: true }),
  ORIGINS: variable.list({ default: '' }),
  DEBUG: variable.boolean({ default: 'false' }),
  LIMIT: variable.integer(),
  KEY: variable.string({ secret: true }),
}

describe('a complete environment', () => {
  const values = readEnvironment(schema, { LIMIT: '-5', KEY: 'k', ORIGINS: 'https://a.example, https://b.example,', PORT: '' })

  test('is read by type, empty texts as unset', () => {
    expect(values).toEqual({
      MODE: 'a',
      PORT: 3000,
      URL: undefined,
      ORIGINS: ['https://a.example', 'https://b.example'],
      DEBUG: false,
      LIMIT: -5,
      KEY: 'k',
    })
  })

  test('is typed', () => {
    expectTypeOf(values.MODE).toEqualTypeOf<'a' | 'b'>()
    expectTypeOf(values.URL).toEqualTypeOf<string | undefined>()
    expectTypeOf(values.ORIGINS).toEqualTypeOf<string[]>()
  })
})

test('every fault is told at once, one line each, and no secret is', () => {
  const secret = { ...schema, PIN: variable.integer({ secret: true }) }
  const read = () =>
    readEnvironment(secret, { MODE: 'c', PORT: '65536', URL: 'nowhere', DEBUG: 'yes', LIMIT: '1e3', KEY: '', PIN: 'hunter2' })
  expect(read).toThrow(EnvironmentError)
  expect(read).toThrow(
    [
      'The environment is incomplete or wrong:',
      '  MODE: "c" is not what is wanted: one of a, b.',
      '  PORT: "65536" is not what is wanted: a port, from 0 to 65535.',
      '  URL: "nowhere" is not what is wanted: a URL.',
      '  DEBUG: "yes" is not what is wanted: true or false.',
      '  LIMIT: "1e3" is not what is wanted: an integer.',
      '  KEY: It is not set. Wanted: a text.',
      '  PIN: Its value is not what is wanted: an integer.',
    ].join('\n'),
  )
})
