import { describe, expect, it } from 'vitest'
import type { Model } from '../../runtime/model.js'
import { Problem } from '../../runtime/problem.js'
import { recordKey } from '../../runtime/key-reader.js'
import { comment, contextOf, models, post } from './support/blog.js'
import { request } from './support/http.js'

const read = (model: Model, params: Record<string, string>) => recordKey(model)(request({ params }), contextOf())

describe('recordKey', () => {
  it('reads each part of the key in the type of its column', () => {
    expect(read(post, { id: '7' })).toEqual({ id: 7 })
    expect(read(comment, { postId: '1', no: '-2' })).toEqual({ postId: 1, no: -2 })
  })

  it.each(['', '1.0', '0x1', '1e3', '2147483648', 'count'])('refuses the id "%s"', (id) => {
    expect(() => read(post, { id })).toThrow(Problem)
  })

  it('names every part that does not parse', () => {
    try {
      void read(comment, { postId: 'x' })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ type: 'invalid-id', errors: [{ parameter: 'postId' }, { parameter: 'no' }] })
    }
  })

  it('has no reader for a model without a key', () => {
    const { key: _, ...keyless } = models['User'] ?? post
    expect(() => recordKey(keyless)).toThrow('User has no key.')
  })
})
