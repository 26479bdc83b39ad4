import { describe, expect, it } from 'vitest'
import { wholeNumber } from '../../runtime/whole-number.js'

describe('the number behind a flag', () => {
  it.each([
    ['1', 1],
    ['12', 12],
    ['9007199254740991', 9_007_199_254_740_991],
  ])('%s is read', (text, value) => {
    expect(wholeNumber('--most', text, 1)).toBe(value)
  })

  it.each(['', 'abc', '0', '-1', '1.5', '1e3', ' 1', '0x1', '9007199254740993'])('"%s" is refused', (text) => {
    expect(() => wholeNumber('--most', text, 1)).toThrow(`--most takes a whole number from 1, not "${text}".`)
  })
})
