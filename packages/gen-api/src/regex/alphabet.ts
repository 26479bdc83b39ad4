/** Beginnings and ends of what `.`, `\d`, `\w` and `\s` stand for; letters first, so that examples are readable. */
const LANDMARKS = [
  0x61, 0x30, 0x41, 0x7a, 0x39, 0x5a, 0x5f, 0x20, 0x09, 0x0a, 0x0d, 0xa0, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff, 0,
]

/** All that Unicode has assigned is here or, without differences among neighbours, in the landmarks behind. */
const ASSIGNED = [[0, 0xd800], [0xe000, 0x34000], [0xe0000, 0xe1000]] as const
const BEYOND = [0x40000, 0xf0000, 0x10_ffff]

/**
 * Characters of which every character that the patterns tell from another has a like: one for each set of patterns that match it.
 *
 * @param patterns of one character each
 * @param ends the first and last characters of the ranges in them
 * @returns each character with the patterns that match it
 */
export function alphabetOf(patterns: readonly string[], ends: readonly number[]): ReadonlyMap<string, ReadonlySet<string>> {
  const matchers = patterns.map((source) => ({ source, matcher: new RegExp(`^(?:${source})$`, 'u') }))
  const points = new Set([...LANDMARKS, ...BEYOND, ...[...LANDMARKS, ...ends, ...patterns.flatMap(propertyEnds)].flatMap((point) => [point, point - 1, point + 1])])
  const alphabet = new Map<string, ReadonlySet<string>>()
  const seen = new Set<string>()
  for (const point of points) {
    if (point < 0 || point > 0x10_ffff || (point >= 0xd800 && point <= 0xdfff)) continue
    const char = String.fromCodePoint(point)
    const matching = matchers.filter(({ matcher }) => matcher.test(char)).map(({ source }) => source)
    const signature = matching.join('\n')
    if (seen.has(signature)) continue
    seen.add(signature)
    alphabet.set(char, new Set(matching))
  }
  return alphabet
}

/** Where what a pattern with Unicode properties stands for begins and ends. */
function propertyEnds(source: string): number[] {
  if (!/\\p/i.test(source)) return []
  const run = new RegExp(`(?:${source})+`, 'gu')
  return [...everyCharacter().matchAll(run)].flatMap(([text]) => [text.codePointAt(0) ?? 0, lastPoint(text)])
}

function lastPoint(text: string): number {
  const last = text.codePointAt(text.length - 2) ?? 0
  return last > 0xffff ? last : text.charCodeAt(text.length - 1)
}

let all: string | undefined

function everyCharacter(): string {
  if (all !== undefined) return all
  all = ''
  for (const [from, to] of ASSIGNED) for (let point = from; point < to; point += 1) all += String.fromCodePoint(point)
  return all
}
