import { describe, expect, it } from 'vitest'
import { ApiFailure } from '../../runtime/failure.js'
import { ApiProblem } from '../../runtime/problem.js'
import { delayBefore, retryAfter } from '../../runtime/retry.js'

describe('Retry-After', () => {
  const now = Date.parse('2025-01-01T00:00:00Z')

  it.each([
    ['5', 5_000],
    [' 0 ', 0],
    ['Wed, 01 Jan 2025 00:00:30 GMT', 30_000],
    ['Tue, 31 Dec 2024 23:59:00 GMT', 0],
    ['Wednesday, 01-Jan-25 00:00:30 GMT', 30_000],
    ['-5', undefined],
    ['1.5', undefined],
    ['2025-01-01', undefined],
    ['soon', undefined],
    ['', undefined],
  ])('%j is %s', (header, expected) => {
    expect(retryAfter(header, now)).toBe(expected)
  })

  it('may not be there', () => {
    expect(retryAfter(null, now)).toBeUndefined()
  })
})

describe('the wait', () => {
  const lost = new ApiFailure('network')
  const waits = (attempt: number, maxDelayMs = 30_000) => Array.from({ length: 200 }, () => delayBefore(lost, { repeat: 'safe', attempt, maxDelayMs }) ?? NaN)

  it('grows with each attempt to a limit, and is spread', () => {
    expect(Math.max(...waits(0))).toBeLessThanOrEqual(200)
    expect(Math.max(...waits(3))).toBeGreaterThan(800)
    expect(Math.max(...waits(3))).toBeLessThanOrEqual(1_600)
    expect(Math.max(...waits(30, 1_000))).toBeLessThanOrEqual(1_000)
    expect(Math.min(...waits(3))).toBeLessThan(400)
  })

  it('is never shorter than what the server asks for', () => {
    const asked = new ApiProblem({ status: 503 }, { retryAfterMs: 2_000 })
    for (let i = 0; i < 50; i += 1) expect(delayBefore(asked, { repeat: 'safe', attempt: 0, maxDelayMs: 30_000 })).toBeGreaterThanOrEqual(2_000)
  })
})
