import { describe, expect, test } from 'vitest'
import { patternFault } from '../src/regex/check-pattern.js'

const fault = (source: string, flags = '') => patternFault({ source, flags })

describe('what takes exponential or polynomial time is refused', () => {
  test.each([
    '(a+)+$',
    '^(a+)+$',
    '^(?:a|a)*$',
    '^(?:a|aa)+$',
    '^(?:a?b?)*$',
    '(a*)*$',
    '(.*a){10}',
    '^(.*a){10}$',
    '^\\s+|\\s+$',
    '\\d+\\d+x',
    '^\\d+\\d+x',
    '(x+x+)+y',
    '^(?:(?:[a-z])+.)+[A-Z](?:[a-z])+$',
    '^(?:\\w+\\s?)*$',
    '^\\d+(?:,?\\d+)*$',
    '^\\w+([.-]?\\w+)*@\\w+([.-]?\\w+)*(\\.\\w{2,3})+$',
    'x(?:\\d+|[0-9a-f]+)*y',
    '\\p{L}+\\p{Lu}+!',
    'foo.*bar',
    '(?=(?:a+)+b)c',
    '^(?:(?=.*b)a)*$',
    '^(?:a?){30}a{30}$',
    '^(?:\\d{1,30}){1,30}$',
    '^.{1,20}@.{1,20}$',
    '(?<!a+)b',
    '(a+)\\1$',
    '(?<x>a)\\k<x>',
    '((((a{9}){9}){9}){9}){9}',
    '(?:){1000000000}',
    `^${'(?:a|b)?'.repeat(100)}$`,
  ])('%s', (source) => expect(fault(source)).toMatchObject({ kind: 'unsafe' }))

  test('with a text that shows it, or what cannot be followed up', () => {
    expect(fault('^(a+)+$')?.reason).toBe('can read "aaaaaaaa" in more than 64 ways')
    expect(fault('(a+)\\1')?.reason).toBe('refers back with \\1')
    expect(fault('(?<!a+)b')?.reason).toBe('looks back at more than characters with (?<!a+)')
    expect(fault('(?:a{99}){99}')?.reason).toBe('is too large to go through')
  })
})

describe('what people write is taken', () => {
  test.each([
    '^[a-z0-9]+(?:-[a-z0-9]+)*$',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?Z$',
    '^\\+[1-9]\\d{1,14}$',
    '^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$',
    '^#(?:[0-9a-f]{3}|[0-9a-f]{6})$',
    '^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
    '^\\d{4}[ -]?\\d{4}[ -]?\\d{4}[ -]?\\d{4}$',
    '^[A-Z]{2}\\d{2}[A-Z0-9]{1,30}$',
    '^(?:http|https):\\/\\/',
    '^\\p{L}[\\p{L}\\p{M} \'-]*$',
    '^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$',
    '^[^@\\s]+@[^@\\s]+$',
    '^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$',
    '^(?!admin$)[a-z]+$',
    '^(?=.*\\d)(?=.*[a-z])(?=.*[^A-Za-z0-9]).{8,}$',
    '^[a-z0-9-]+(?<!-)$',
    '^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$',
    '^\\S.*\\S$',
    '^[a-z]{1,50}[a-z0-9]{0,50}$',
    '^.{1,9}@.{1,9}$',
    '[a-z]{1,63}x',
    '(a*)*',
    '[A-Z]',
    '\\d+',
    '\\bfoo\\b',
    '[^]*',
  ])('%s', (source) => expect(fault(source)).toBeUndefined())
})

describe('what is no pattern of JSON Schema is refused', () => {
  test.each([
    ['(', '', 'is no regular expression: Unterminated group'],
    ['a\\-b', '', 'is no regular expression: Invalid escape'],
    ['\\p{Nothing}', '', 'is no regular expression: Invalid property name'],
    ['(?i:a)', '', 'is no regular expression: Invalid group'],
    ['^a$', 'i', 'has the flags "i", and JSON Schema knows only patterns with "u"'],
    ['^[a&&b]$', 'v', 'has the flags "v", and JSON Schema knows only patterns with "u"'],
    ['^\ud800$', '', 'has half a character in it, a lone surrogate'],
    ['a'.repeat(1001), '', 'has 1001 characters, and 1000 are allowed'],
    ['', '', 'is empty and matches every text'],
  ])('%j with the flags %j', (source, flags, reason) => expect(fault(source, flags)).toEqual({ kind: 'invalid', reason }))

  test('the flag u is there anyway', () => expect(fault('^\\u{1f600}$', 'u')).toBeUndefined())
})
