import { describe, expect, it } from 'vitest'
import { RequestAbort } from '../../runtime/request-abort.js'

describe('the end of a request', () => {
  it('is told to a signal that was asked for before, and to one that is asked for after', () => {
    const [reason, abort] = [new Error('gone'), new RequestAbort()]
    const { signal } = abort
    expect(signal.aborted).toBe(false)
    abort.abort(reason)
    expect(signal.reason).toBe(reason)
    expect(abort.signal).toBe(signal)

    const late = new RequestAbort()
    late.abort(reason)
    expect(late.signal.reason).toBe(reason)
  })

  it('has the reason that came first', () => {
    const [first, abort] = [new Error('gone'), new RequestAbort()]
    expect(() => abort.throwIfAborted()).not.toThrow()
    abort.abort(first)
    abort.abort(new Error('too slow'))
    expect(abort.reason).toBe(first)
    expect(abort.signal.reason).toBe(first)
    expect(() => abort.throwIfAborted()).toThrow(first)
  })
})
