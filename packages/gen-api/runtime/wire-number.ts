import { z } from 'zod'
import { isExact, numberWindows, plainText, type DecimalDigits } from './decimal-number.js'
import { refuse } from './wire-refusal.js'

const INTEGER = /^-?(?:0|[1-9][0-9]*)$/
const DECIMAL = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/

/** What a 64-bit integer holds. */
export const MIN_INT64 = -(2n ** 63n)
export const MAX_INT64 = 2n ** 63n - 1n

/** Digits of the longest 64-bit integer: longer texts are not worth converting. */
const MAX_INTEGER_LENGTH = 20

/** Characters of a decimal: more than any column that says its precision can hold. */
export const MAX_DECIMAL_LENGTH = 1_000

/** A 64-bit integer: decimal text, or a JSON number that is exact. Bounds are inclusive, as decimal text. */
export function bigint({ minimum, maximum }: { readonly minimum?: string; readonly maximum?: string } = {}) {
  const low = minimum === undefined ? MIN_INT64 : BigInt(minimum)
  const high = maximum === undefined ? MAX_INT64 : BigInt(maximum)
  return z.transform((input: unknown, ctx): bigint => {
    const text = typeof input === 'number' && Number.isSafeInteger(input) ? String(input) : input
    if (typeof text !== 'string' || !INTEGER.test(text)) {
      return refuse(ctx, input, 'invalid-type', 'An integer is expected, as decimal text.')
    }
    const value = text.length > MAX_INTEGER_LENGTH ? undefined : BigInt(text)
    if (value === undefined || value < low || value > high) {
      return refuse(ctx, input, 'out-of-range', `An integer from ${low} to ${high} is expected.`)
    }
    return value
  })
}

/**
 * An exact decimal number: plain decimal text, or a JSON number that is exact.
 *
 * @param given the digits of the column
 */
export function decimal(given: DecimalDigits = {}) {
  const { fits, detail } = sizeOf(given)
  const windows = numberWindows(given)
  return z.transform((input: unknown, ctx): string => {
    const text = typeof input === 'number' ? plainText(input) : input
    const digits = typeof text === 'string' ? digitsOf(text) : undefined
    if (typeof text !== 'string' || !digits) {
      return refuse(ctx, input, 'invalid-type', 'A decimal number is expected, as plain text without an exponent.')
    }
    if (!fits(digits)) return refuse(ctx, input, 'out-of-range', detail)
    if (typeof input === 'number' && !isExact(input, windows)) {
      return refuse(ctx, input, 'inexact-number', 'A number of so many digits is exact as text only.')
    }
    return text
  })
}

/** The digits before the point without leading zeros, and those after it without trailing ones. */
type Digits = { readonly whole: string; readonly fraction: string }

function digitsOf(text: string): Digits | undefined {
  const [, , whole, fraction = ''] = text.length <= MAX_DECIMAL_LENGTH ? (DECIMAL.exec(text) ?? []) : []
  return whole === undefined ? undefined : { whole: whole.replace(/^0/, ''), fraction: fraction.replace(/0+$/, '') }
}

/** Which digits a column holds, and the sentence for those it does not. */
type Size = { readonly fits: (digits: Digits) => boolean; readonly detail: string }

function sizeOf({ precision, scale }: DecimalDigits): Size {
  if (precision === undefined) return { fits: () => true, detail: '' }
  if (scale === undefined) {
    return { fits: (digits) => significant(digits) <= precision, detail: `At most ${precision} significant digits are allowed.` }
  }
  return {
    fits: ({ whole, fraction }) => whole.length <= precision - scale && fraction.length <= scale,
    detail: `At most ${precision - scale} digits before the point and ${scale} after it are allowed.`,
  }
}

function significant({ whole, fraction }: Digits): number {
  return (whole + fraction).replace(/^0+/, '').replace(/0+$/, '').length
}

/** A number in a query or a path: plain decimal text, as a number. */
export function numberText() {
  return z.transform((input: unknown, ctx): number => {
    const value = typeof input === 'string' && DECIMAL.test(input) ? Number(input) : NaN
    return Number.isFinite(value) ? value : refuse(ctx, input, 'invalid-type', 'A plain decimal number is expected.')
  })
}
