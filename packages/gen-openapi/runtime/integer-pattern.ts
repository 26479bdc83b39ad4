/** A pattern that decimal texts of the integers from `low` to `high` match, and no other text. */
export function integerPattern(low: bigint, high: bigint): string {
  const least = low > 1n ? low : 1n
  const most = high < -1n ? high : -1n
  const positive = high >= least ? between(least, high) : []
  const negative = low <= most ? [`-${group(between(-most, -low))}`] : []
  // Zero with a sign is zero.
  const zero = low <= 0n && high >= 0n ? ['-?0'] : []
  return `^${group([...zero, ...positive, ...negative])}$`
}

function group(options: readonly string[]): string {
  return `(?:${options.join('|')})`
}

/** Patterns for the integers from one that is positive to another: those of one length, and all of the lengths between. */
function between(low: bigint, high: bigint): string[] {
  const [first, last] = [String(low), String(high)]
  if (first.length === last.length) return ofOneLength(first, last)
  const least = first.length + (isFirst(first) ? 0 : 1)
  const most = last.length - (isLast(last) ? 0 : 1)
  return [
    ...(isFirst(first) ? [] : ofOneLength(first, '9'.repeat(first.length))),
    ...(least <= most ? [`[1-9]${digits(least - 1, most - 1)}`] : []),
    ...(isLast(last) ? [] : ofOneLength(`1${'0'.repeat(last.length - 1)}`, last)),
  ]
}

/** Whether it is the least integer of its length. */
function isFirst(text: string): boolean {
  return /^10*$/.test(text)
}

/** Whether it is the greatest integer of its length. */
function isLast(text: string): boolean {
  return /^9+$/.test(text)
}

/** Patterns for the texts of digits from one to another of its length. */
function ofOneLength(low: string, high: string): string[] {
  if (low === high) return [low]
  const [a, b] = [Number(low.charAt(0)), Number(high.charAt(0))]
  const [lowRest, highRest] = [low.slice(1), high.slice(1)]
  if (a === b) return ofOneLength(lowRest, highRest).map((rest) => `${a}${rest}`)
  const isWholeLow = /^0*$/.test(lowRest)
  const isWholeHigh = /^9*$/.test(highRest)
  const [from, to] = [isWholeLow ? a : a + 1, isWholeHigh ? b : b - 1]
  return [
    ...(isWholeLow ? [] : ofOneLength(lowRest, '9'.repeat(lowRest.length)).map((rest) => `${a}${rest}`)),
    ...(from <= to ? [`${digit(from, to)}${digits(lowRest.length, lowRest.length)}`] : []),
    ...(isWholeHigh ? [] : ofOneLength('0'.repeat(highRest.length), highRest).map((rest) => `${b}${rest}`)),
  ]
}

function digit(from: number, to: number): string {
  return from === to ? String(from) : `[${from}-${to}]`
}

function digits(least: number, most: number): string {
  if (most === 0) return ''
  return least === most ? (least === 1 ? '[0-9]' : `[0-9]{${least}}`) : `[0-9]{${least},${most}}`
}
