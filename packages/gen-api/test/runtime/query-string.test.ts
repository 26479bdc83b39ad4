import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../runtime/problem.js'
import { readQueryString } from '../../runtime/query-string.js'
import { faultsOf } from './support/read.js'

const codes = (raw: string) =>
  faultsOf(() => readQueryString(raw, 1000)).map(({ code, parameter }) => `${code} ${parameter ?? ''}`)

describe('readQueryString', () => {
  it('splits parameters and brackets, encoded or not, and keeps repetitions and order', () => {
    expect(readQueryString('where[a][b]=1&where%5Ba%5D%5Bb%5D=2&&x&y=', 1000)).toEqual([
      { key: 'where[a][b]', path: ['where', 'a', 'b'], value: '1' },
      { key: 'where[a][b]', path: ['where', 'a', 'b'], value: '2' },
      { key: 'x', path: ['x'], value: '' },
      { key: 'y', path: ['y'], value: '' },
    ])
  })

  it('decodes UTF-8; + is a blank and only the first = parts', () => {
    expect(readQueryString('q=a+b%2Bc=%C3%A9', 1000).map(({ value }) => value)).toEqual(['a b+c=é'])
  })

  it.each([
    ['a=%', 'malformed-escape a'],
    ['a=%C3', 'malformed-escape a'],
    ['a=%ED%A0%80', 'malformed-escape a'],
    ['a=%00', 'malformed-escape a'],
    ['a=é', 'malformed-escape a'],
    ['%ZZ=1', 'malformed-escape %ZZ'],
    ['=1', 'empty-name '],
    ['[a]=1', 'empty-name [a]'],
    ['a[=1', 'malformed-brackets a['],
    ['a]=1', 'malformed-brackets a]'],
    ['a[]=1', 'malformed-brackets a[]'],
    ['a[b]c=1', 'malformed-brackets a[b]c'],
    ['a[[b]=1', 'malformed-brackets a[[b]'],
    ['a[[b]]=1', 'malformed-brackets a[[b]]'],
  ])('refuses %s', (raw, fault) => {
    expect(codes(raw)).toEqual([fault])
  })

  it('refuses what is too long before it looks into it', () => {
    expect(() => readQueryString('a=1&b=%', 5)).toThrow(Problem)
  })

  it('reads back what URLSearchParams writes', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((s) => !/[\0[\]]|\p{Surrogate}/u.test(s))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        const entries = readQueryString(new URLSearchParams(pairs).toString(), Infinity)
        expect(entries.map(({ key, value }) => [key, value])).toEqual(pairs)
      }),
    )
  })
})
