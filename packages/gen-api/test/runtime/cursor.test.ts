import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCursor, keyParts, readCursor, writeCursor } from '../../runtime/cursor.js'
import type { Column, Model } from '../../runtime/model.js'
import { Problem } from '../../runtime/problem.js'
import { comment, post } from './support/blog.js'

const token = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
const plain = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64url').toString())
const problemOf = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem) return `${error.status} ${error.type}`
    throw error
  }
  return 'none'
}

const byTitle = [{ path: ['title'], direction: 'desc' }] as const
const [version, fingerprint] = plain(writeCursor({ id: 1 }, byTitle, post)) as [number, string]

describe('a cursor', () => {
  it('holds the key and which order it is of, and nothing else of the record', () => {
    const record = { id: 7, title: 'a', secret: 's' }
    expect(plain(writeCursor(record, byTitle, post))).toEqual([1, expect.stringMatching(/^[\w-]{16}$/), 7])
    expect(readCursor(writeCursor(record, byTitle, post), byTitle, post)).toEqual({ id: 7 })
  })

  it.each<[Column, unknown]>([
    [{ kind: 'int' }, -2_147_483_648],
    [{ kind: 'bigint' }, 9_007_199_254_740_993n],
    [{ kind: 'float' }, 1e-7],
    [{ kind: 'decimal' }, '12345678901234567890.5'],
    [{ kind: 'boolean' }, false],
    [{ kind: 'string' }, ''],
    [{ kind: 'string' }, '","__proto__":1}\u2028\u{1f469}\u200d\ufeff%00&cursor='],
    [{ kind: 'uuid' }, '00000000-0000-4000-8000-000000000000'],
    [{ kind: 'enum', values: ['a', 'constructor'] }, 'constructor'],
    [{ kind: 'bytes' }, new Uint8Array([0, 255, 254])],
    [{ kind: 'datetime' }, new Date('2025-01-31T12:00:00.123Z')],
    [{ kind: 'date' }, new Date('2025-01-31')],
    [{ kind: 'time' }, new Date('1970-01-01T23:59:59.999Z')],
  ])('keeps a key of %j exactly: %o', (column, value) => {
    const model: Model = { ...comment, columns: { ...comment.columns, no: column } }
    expect(readCursor(writeCursor({ postId: 3, no: value }, [], model), [], model)).toEqual({ postId: 3, no: value })
    expect(keyParts({ postId: 3, no: value }, model)).toEqual(keyParts({ no: value, postId: 3 }, model))
  })

  it('belongs to one order of one model, however the order is said', () => {
    const at = (order: Parameters<typeof writeCursor>[1], model: Model = post) => writeCursor({ id: 1, postId: 1, no: 1 }, order, model)
    expect(at([...byTitle, { path: ['id'], direction: 'asc' }])).toBe(at(byTitle))
    expect(at([{ path: ['id'], direction: 'asc' }, ...byTitle])).toBe(at([]))
    const others = [at([]), at([{ path: ['title'], direction: 'asc' }]), at([{ path: ['author', 'name'], direction: 'desc' }]), at(byTitle, { ...post, name: 'Other' })]
    expect(new Set([at(byTitle), ...others]).size).toBe(5)
    for (const other of others) expect(problemOf(() => readCursor(other, byTitle, post))).toBe('400 cursor-expired')
  })

  it.each([
    ['', 'nothing'],
    ['abc', 'what is no token'],
    ['WzEs', 'JSON cut off'],
    [`${token(version, fingerprint, 1)}=`, 'padding'],
    [token(version, fingerprint, 1).replace(/.$/, '+'), 'another alphabet'],
    [`${token(version, fingerprint, 1)}\n`, 'a blank'],
    [Buffer.from(`[${version}, "${fingerprint}",1]`).toString('base64url'), 'blanks in the JSON'],
    [Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]).toString('base64url'), 'bytes that are no UTF-8'],
    [token(version), 'half of one'],
    [Buffer.from('{"length":3}').toString('base64url'), 'an object'],
    [Buffer.from('['.repeat(6000)).toString('base64url'), 'depth'],
  ])('is none: %#, %s, %s', (text) => {
    expect(isCursor(text)).toBe(false)
    expect(problemOf(() => readCursor(text, byTitle, post))).toBe('400 invalid-query')
  })

  it.each([
    ['no key', []],
    ['too long a key', [1, 2]],
    ['another type', ['1']],
    ['null', [null]],
    ['a list', [[1]]],
    ['an object', [{ gt: 0 }]],
    ['a fraction', [1.5]],
    ['what the column cannot hold', [2_147_483_648]],
  ])('is refused with %s', (_, parts) => {
    expect(problemOf(() => readCursor(token(version, fingerprint, ...parts), byTitle, post))).toBe('400 invalid-query')
  })

  it('has expired with another version', () => {
    expect(problemOf(() => readCursor(token(version + 1, fingerprint, 1), byTitle, post))).toBe('400 cursor-expired')
  })

  it('gives a key or a problem, whatever it is', () => {
    const part = fc.oneof(fc.json().map((text): unknown => JSON.parse(text)), fc.constant(fingerprint), fc.constant(version))
    const text = fc.oneof(fc.array(part, { maxLength: 5 }).map((parts) => token(...parts)), fc.array(part).map((parts) => token(version, fingerprint, ...parts)), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(text, (raw) => {
        try {
          expect(Object.keys(readCursor(raw, byTitle, post))).toEqual(['id'])
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          expect(error.status).toBe(400)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
