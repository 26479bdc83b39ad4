import { describe, expect, it } from 'vitest'
import { entityTag, matchesRecord, matchesRepresentation, readEntityTags, tagPart } from '../../runtime/entity-tag.js'
import { post } from './support/blog.js'
import { recordTag, tagColumns, withoutTag, withTag } from '../../runtime/record-tag.js'
import { serialise } from '../../runtime/wire-reply.js'

describe('a list of entity tags', () => {
  it.each([
    ['*', '*'],
    [' * ', '*'],
    ['"a"', [{ weak: false, opaque: 'a' }]],
    ['""', [{ weak: false, opaque: '' }]],
    ['W/"a"', [{ weak: true, opaque: 'a' }]],
    ['"a,b" ,\tW/"c d"'.replace(' d', '~'), [{ weak: false, opaque: 'a,b' }, { weak: true, opaque: 'c~' }]],
    [', ,"a",, "b",', [{ weak: false, opaque: 'a' }, { weak: false, opaque: 'b' }]],
    ['"\u00ff\u0080!"', [{ weak: false, opaque: '\u00ff\u0080!' }]],
  ])('%j is read as RFC 9110 has it', (value, tags) => {
    expect(readEntityTags('If-Match', value)).toEqual(tags)
  })

  it.each(['', ' ', ',', 'a', '"a', 'a"', '"a" "b"', '"a""b"', '"a" b', 'w/"a"', 'W/ "a"', 'W/a', '*,"a"', '"a",*', '"a b"', '"\u007f"', "'a'", '"a"\u0000'])('%j is none', (value) => {
    expect(() => readEntityTags('If-Match', value)).toThrow(
      expect.objectContaining({ type: 'invalid-header', status: 400, errors: [expect.objectContaining({ parameter: 'If-Match', code: 'malformed' })] }) as Error,
    )
  })

  it('is read in time that grows with its length', () => {
    const start = performance.now()
    for (const bomb of [','.repeat(100_000), `"${'a'.repeat(100_000)}`, '"a",'.repeat(20_000), ' '.repeat(100_000) + 'x']) {
      try {
        readEntityTags('If-Match', bomb)
      } catch {
        // What it is does not matter here.
      }
    }
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})

describe('a comparison', () => {
  const bytes = Buffer.from('{}')
  const tag = entityTag('record', bytes)
  const opaque = tag.slice(1, -1)

  it('of the record takes strong tags alone, whatever their representation', () => {
    expect(matchesRecord([{ weak: false, opaque }], 'record')).toBe(true)
    expect(matchesRecord([{ weak: false, opaque: 'record.other' }], 'record')).toBe(true)
    expect(matchesRecord('*', 'record')).toBe(true)
    expect(matchesRecord([{ weak: true, opaque }], 'record')).toBe(false)
    for (const other of ['record', 'record2.x', 'recor.d', '']) expect(matchesRecord([{ weak: false, opaque: other }], 'record')).toBe(false)
    expect(matchesRecord([], 'record')).toBe(false)
  })

  it('of the representation takes weak ones too, and the whole of the tag', () => {
    for (const weak of [true, false]) expect(matchesRepresentation([{ weak, opaque }], tag)).toBe(true)
    expect(matchesRepresentation('*', tag)).toBe(true)
    expect(matchesRepresentation([{ weak: false, opaque: 'record.other' }], tag)).toBe(false)
  })
})

describe('the tag of a record', () => {
  const versioned = { ...post, version: 'views' }

  it('is of the version, else of the last write, else of all that is shown', () => {
    expect(tagColumns({ ...versioned, updatedAt: 'createdAt' })).toEqual(['views'])
    expect(tagColumns({ ...post, updatedAt: 'createdAt' })).toEqual(['createdAt'])
    expect(tagColumns(post)).toContain('title')
    expect(tagColumns(post)).toHaveLength(17)
  })

  it('is of nothing that is hidden or only written', () => {
    for (const name of ['secret', 'pin']) expect(tagColumns({ ...post, version: name })).toEqual(tagColumns(post))
    for (const name of ['secret', 'pin']) expect(tagColumns(post)).not.toContain(name)
  })

  it('is the same for the same values, another for others, and missing where a column is', () => {
    const tag = recordTag({ views: 1, title: 'a' }, versioned)
    expect(tag).toMatch(/^[\w-]{16}$/)
    expect(recordTag({ views: 1, title: 'b' }, versioned)).toBe(tag)
    expect(recordTag({ views: 2, title: 'a' }, versioned)).not.toBe(tag)
    expect(recordTag({ views: 1 }, { ...versioned, name: 'Other' })).not.toBe(tag)
    expect(recordTag({ title: 'a' }, versioned)).toBeUndefined()
  })

  it('is read with a selection that leaves it out, and not shown then', () => {
    const selection = { columns: ['title'], include: { author: {} } }
    expect(withTag(selection, versioned)).toEqual({ columns: ['title', 'views'], include: { author: {} } })
    expect(withoutTag({ title: 'a', views: 1, author: {} }, selection, versioned)).toEqual({ title: 'a', author: {} })
    expect(withoutTag({ title: 'a', views: 1 }, { columns: ['views'] }, versioned)).toEqual({ title: 'a', views: 1 })
    expect(withTag({ include: {} }, versioned)).toEqual({ include: {} })
  })
})

describe('a reply', () => {
  const body = { kind: 'json', value: { id: 1 } } as const
  const etag = `"r.${tagPart('{"id":1}')}"`

  it('has the tag of its bytes', () => {
    expect(serialise({ status: 200, body, tag: { record: 'r' } })).toMatchObject({ status: 200, headers: { etag, 'content-length': '8' } })
    expect(serialise({ status: 200, body }).headers).not.toHaveProperty('etag')
  })

  it('is 304 without a body for who has it, with its other headers', () => {
    const reply = { status: 200, body, headers: { 'x-request-id': 'r' }, tag: { record: 'r', known: [{ weak: true, opaque: etag.slice(1, -1) }] } }
    expect(serialise(reply)).toEqual({ status: 304, headers: { etag, 'x-request-id': 'r' } })
    expect(serialise({ ...reply, tag: { record: 'r', known: [{ weak: false, opaque: 'r.x' }] } })).toMatchObject({ status: 200, headers: { etag } })
  })

  it('that is a stream has none', () => {
    const chunks = (async function* () {
      yield await Promise.resolve('a')
    })()
    expect(serialise({ status: 200, body: { kind: 'stream', chunks, contentType: 'text/plain' }, tag: { record: 'r', known: '*' } })).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain' } })
  })
})
