import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoText } from '../../runtime/iso-text.js'

describe('isoText', () => {
  const edges = [0, -1, 1, 86_399_999, 86_400_000, -86_400_000, 253_402_300_799_999, 253_402_300_800_000, -62_167_219_200_000, -62_167_219_200_001, 8.64e15, -8.64e15]
  test.each(edges)('writes what is %d milliseconds from 1970 as toISOString does', (time) => {
    expect(isoText(new Date(time))).toBe(new Date(time).toISOString())
    // The day is known by now.
    expect(isoText(new Date(time))).toBe(new Date(time).toISOString())
  })

  test('writes every moment as toISOString does, of a day that is known and of one that is not', () => {
    const moment = fc.oneof(fc.date({ noInvalidDate: true }), fc.date({ noInvalidDate: true, min: new Date('2025-01-01'), max: new Date('2025-01-03') }))
    fc.assert(
      fc.property(moment, (date) => isoText(date) === date.toISOString()),
      { numRuns: 5_000 },
    )
  })

  test('an invalid date has no text', () => {
    expect(() => isoText(new Date(NaN))).toThrow(RangeError)
  })
})
