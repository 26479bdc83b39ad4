import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainNumber } from '../../runtime/plain-number.js'

describe('plainNumber', () => {
  it.each([
    [0, '0'],
    [-1.5, '-1.5'],
    [1e21, '1000000000000000000000'],
    [-1.25e22, '-12500000000000000000000'],
    [1e-7, '0.0000001'],
    [-1.5e-8, '-0.000000015'],
  ])('writes %d without an exponent', (value, text) => {
    expect(plainNumber(value)).toBe(text)
  })

  it('writes every number so that it is read back', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainNumber(value)
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/)
        expect(Number(text)).toBe(value + 0)
      }),
    )
  })
})
