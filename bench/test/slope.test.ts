import { expect, test } from 'vitest'
import { slopeOf } from '../src/http/slope.js'

const times = Array.from({ length: 60 }, (_, index) => index * 10)

test('a slope is that of most points, whatever a few of them are', () => {
  const value = (at: number) => (at % 110 === 0 ? 900 : 40 + at / 100)
  expect(slopeOf(times.map((at) => ({ at, value: value(at) })))).toBeCloseTo(0.01, 3)
})

test('what only goes up and down has none', () => {
  expect(Math.abs(slopeOf(times.map((at) => ({ at, value: 40 + (at % 70) }))))).toBeLessThan(0.01)
})
