import type { Shape } from '#runtime/api/shape.js'
import type { Random } from './random.js'

type Text = Extract<Shape, { kind: 'string' }>

const DIGITS = '0123456789'
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** What quoting, escaping, matching and paths may stumble over. */
const AWKWARD = `${LETTERS}${DIGITS} '"\\%_/?#&+;,<>{}[]$é漢👍`
const MOST = 40

/** A valid text, another one each time where there is room. */
export function validText(shape: Text, random: Random, plain = false): string {
  const { format, minLength = 0, maxLength = Infinity } = shape
  const serial = random.serial().toString(36)
  if (format === 'uuid') return uuid(random)
  if (format === 'email') return `u${serial}@example.com`.padStart(minLength, 'u')
  if (format === 'uri') return `https://example.com/${serial}`.padEnd(minLength, 'u')
  const patterns = patternsOf(shape)
  if (patterns.length > 0) return matching(patterns, shape, random)
  const most = Math.min(maxLength, Math.max(MOST, minLength))
  if (most <= serial.length) return random.text(most, LETTERS + DIGITS)
  const start = `t${serial}`.slice(0, most)
  const length = random.int(Math.max(minLength, start.length), most)
  const middle = random.text(Math.max(0, length - start.length - 1), plain ? LETTERS + DIGITS : AWKWARD)
  // A blank at the end is not kept by every type.
  return start + middle + (length > start.length ? random.text(1, LETTERS) : '')
}

/** A text of so many characters that the shape has nothing else against. */
export function textOfLength(shape: Text, length: number, random: Random): string {
  if (shape.format === 'email') return 'x@example.com'.padStart(length, 'x')
  if (shape.format === 'uri') return 'https://example.com/'.padEnd(length, 'x')
  const patterns = patternsOf(shape)
  if (patterns.length > 0) return candidates(random, length).find((text) => patterns.every((pattern) => pattern.test(text))) ?? random.text(length, LETTERS)
  // The longest characters there are: lengths are of code points, not of bytes.
  return length > 2 ? `a${'👍'.repeat(length - 2)}z` : random.text(length, LETTERS)
}

function patternsOf({ pattern = [] }: Text): RegExp[] {
  return (typeof pattern === 'string' ? [pattern] : pattern).map((source) => new RegExp(source, 'u'))
}

/** The first of many likely texts that matches; where none does, the shortest, which is then refused. */
function matching(patterns: readonly RegExp[], { minLength = 0, maxLength = Infinity }: Text, random: Random): string {
  for (let round = 0; round < 20; round += 1) {
    for (const length of [random.int(1, 12), 1, 2, 3, 4, 5, 6, 8, 10, 12, 13, 16, 20, 32, 64]) {
      if (length < minLength || length > maxLength) continue
      const found = candidates(random, length).find((text) => patterns.every((pattern) => pattern.test(text)))
      if (found !== undefined) return found
    }
  }
  return random.text(Math.max(1, minLength), LETTERS)
}

/** Texts of one length, of the kinds that codes and names are. */
function candidates(random: Random, length: number): string[] {
  const text = (alphabet: string) => random.text(length, alphabet)
  const upper = LETTERS.toUpperCase()
  const half = Math.max(1, Math.floor(length / 2))
  return [
    text(LETTERS), text(upper), text(DIGITS), text('01'), text(LETTERS + DIGITS), text(upper + DIGITS), text(`${LETTERS}${upper}`), text(`${DIGITS}abcdef`),
    random.text(1, upper) + random.text(length - 1, LETTERS), random.text(1, upper) + random.text(length - 1, DIGITS), random.text(1, LETTERS) + random.text(length - 1, DIGITS),
    `${random.text(half, LETTERS)}-${random.text(Math.max(1, length - half - 1), LETTERS + DIGITS)}`.slice(0, length),
    `${random.text(half, upper)}-${random.text(Math.max(1, length - half - 1), DIGITS)}`.slice(0, length),
    `+${random.text(Math.max(0, length - 1), '123456789')}`,
    `${random.text(half, DIGITS)}.${random.text(Math.max(1, length - half - 1), DIGITS)}`.slice(0, length),
    `#${random.text(Math.max(0, length - 1), `${DIGITS}abcdef`)}`, `/${random.text(Math.max(0, length - 1), LETTERS)}`,
  ]
}

function uuid(random: Random): string {
  const hex = (length: number) => random.text(length, `${DIGITS}abcdef`)
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}
