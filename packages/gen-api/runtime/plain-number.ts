/** What JavaScript writes for numbers that are very large or very small. */
const EXPONENT = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/

/** A finite number in plain decimal digits, whatever its size: the form that paths and queries are read in. */
export function plainNumber(value: number): string {
  const [text, sign = '', whole = '', fraction = '', exponent = ''] = EXPONENT.exec(String(value)) ?? []
  if (text === undefined) return String(value)
  const digits = whole + fraction
  const point = 1 + Number(exponent)
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : `${sign}${digits.padEnd(point, '0')}`
}
