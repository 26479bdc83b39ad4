import type { Json } from '@ssot-codegen/core'

/** A scalar as a text, as paths, queries and SQL have it. */
export function textOf(value: Json): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? withoutExponent(String(value)) : JSON.stringify(value)
}

/** A number in digits alone. */
export function withoutExponent(digits: string): string {
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(digits) ?? []
  const shift = Number(exponent ?? 0)
  if (shift === 0) return digits
  const all = shift < 0 ? '0'.repeat(-shift) + whole + fraction : (whole + fraction).padEnd(whole.length + shift, '0')
  const point = shift < 0 ? whole.length : whole.length + shift
  return sign + all.slice(0, point).replace(/^0+(?=\d)/, '') + (all.length > point ? `.${all.slice(point)}` : '')
}
