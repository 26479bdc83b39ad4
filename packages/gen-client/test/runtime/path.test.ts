import { describe, expect, it } from 'vitest'
import { recordPath } from '../../runtime/path.js'

const one = { base: '/api/posts', key: ['id'] }

describe('the path of a record', () => {
  it.each([
    [1, '/api/posts/1'],
    ['a/b?c#d%', '/api/posts/a%2Fb%3Fc%23d%25'],
    ['\u00e4', '/api/posts/%C3%A4'],
    [true, '/api/posts/true'],
  ])('of %j is %s', (key, path) => {
    expect(recordPath(one, key)).toBe(path)
  })

  it('has a segment for each part of a key, in the order of the schema', () => {
    expect(recordPath({ base: '/api/seats', key: ['row', 'num'] }, { num: 2, row: 1 })).toBe('/api/seats/1/2')
  })

  it.each([[''], ['.'], ['..'], [undefined], [null], [NaN], [{}]])('is none of %j, by which another would be meant', (key) => {
    expect(() => recordPath(one, key)).toThrow(TypeError)
  })

  it('is none of a part that is missing, be it called like what every object has', () => {
    expect(() => recordPath({ base: '/a', key: ['constructor', 'b'] }, { b: 1 })).toThrow('"constructor" is undefined')
  })

  it('is no other operation', () => {
    expect(() => recordPath({ ...one, reserved: ['count'] }, 'count')).toThrow('path of another operation')
    expect(recordPath({ ...one, reserved: ['count'] }, 'counts')).toBe('/api/posts/counts')
  })
})
