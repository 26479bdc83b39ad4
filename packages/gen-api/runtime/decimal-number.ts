/** Digits a decimal has: `precision` in all and `scale` of them after the point; a precision without a scale lets the point float. */
export type DecimalDigits = { readonly precision?: number; readonly scale?: number }

/** JSON numbers with at most `scale` digits after the point, whose amount is less than `below`. */
export type NumberWindow = { readonly scale: number; readonly below: number }

/** Decimal digits that a JSON number is sure to keep. */
const SURE_DIGITS = 15

/** Where a number may have its point: each window is a place, and what is between two of them is in neither's way. */
const SCALES = [0, 3, 6, 9, 12]

/**
 * Which JSON numbers a decimal takes for exact: of no more digits than a number is sure to keep, and than the decimal has. As
 * windows, which documents can tell of as well.
 */
export function numberWindows({ precision, scale }: DecimalDigits): readonly NumberWindow[] {
  const digits = Math.min(SURE_DIGITS, precision ?? SURE_DIGITS)
  const whole = precision === undefined || scale === undefined ? Infinity : precision - scale
  const finest = Math.min(digits, scale ?? SCALES.at(-1) ?? 0)
  const scales = [...SCALES.filter((one) => one < finest), finest]
  const windows = scales.map((one) => ({ scale: one, below: 10 ** Math.min(whole, digits - one) }))
  return windows.filter((window, i) => !windows.some((other, j) => j > i && other.below >= window.below))
}

/** Whether one of the windows has the number. */
export function isExact(value: number, windows: readonly NumberWindow[]): boolean {
  const scale = scaleOf(value)
  return windows.some((window) => scale <= window.scale && Math.abs(value) < window.below)
}

/** The shortest text that is the number: plainly, but for one of more digits than any column has. */
export function plainText(value: number): string {
  const scale = scaleOf(value)
  return scale > MOST_DECIMALS ? String(value) : value.toFixed(scale)
}

/** Digits after the point that numbers are written with. */
const MOST_DECIMALS = 100

/** Digits after the point of the shortest text that is the number. */
function scaleOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e')
  const fraction = digits.split('.')[1] ?? ''
  return Math.max(0, fraction.length - Number(exponent))
}
