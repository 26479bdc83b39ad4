import type { ScalarField } from '@ssot-codegen/core'
import type { Random } from './random.js'

const DIGITS = '0123456789'
const HEX = `${DIGITS}abcdef`
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
/** What quoting, escaping, matching and paths may stumble over. */
const AWKWARD = `${LETTERS}${DIGITS} '"\\%_/?#&+;,<>{}[]$é漢👍`

/** Where an annotation says what a text must be. */
type Asked = { readonly email: boolean; readonly url: boolean; readonly least: number; readonly most: number }

/**
 * A valid text for the column: as its native type and annotations ask, in the spelling in which the database gives it
 * back.
 *
 * @param plain letters and digits only
 */
export function validText(field: ScalarField, random: Random, plain = false): string {
  const { name = '', args = [] } = field.native ?? {}
  const size = Number(args[0] ?? (name === 'Char' || name === 'Bit' ? 1 : NaN))
  switch (name) {
    case 'Uuid':
    case 'UniqueIdentifier':
      return [8, 4, 4, 4, 12].map((length) => random.text(length, HEX)).join('-')
    case 'Inet':
      return random.pick([ipv4(random), `10.${random.int(0, 255)}.${random.int(0, 255)}.0/24`, `fe80::${hexGroup(random)}:${hexGroup(random)}`])
    case 'Bit':
      return random.text(size, '01')
    case 'VarBit':
      return random.text(random.int(1, Number.isNaN(size) ? 40 : size), '01')
    case 'Xml':
      return `<note n="${random.serial()}"><to>${random.text(5, LETTERS)} &amp; ${random.text(4, 'éß漢👍')}</to></note>`
    default:
      return freeText(askedOf(field, size), random, plain)
  }
}

function askedOf(field: ScalarField, size: number): Asked {
  const annotation = (name: string) => field.annotations.find((item) => item.name === name)
  const lengths = (annotation('length')?.args ?? []).map(Number)
  const [least, most] = lengths.length > 1 ? lengths : [0, lengths[0]]
  return {
    email: annotation('email') !== undefined,
    url: annotation('url') !== undefined,
    least: least ?? 0,
    most: Math.min(most ?? Infinity, Number.isNaN(size) ? Infinity : size),
  }
}

/** A number that was not there before makes it another text each time, where there is room. */
function freeText({ email, url, least, most }: Asked, random: Random, plain: boolean): string {
  const serial = random.serial().toString(36)
  if (email) return pad(`u${serial}@example.com`, least, LETTERS, random)
  if (url) return pad(`https://example.com/${serial}`, least, LETTERS, random)
  const most40 = Math.min(most, Math.max(40, least))
  if (most40 <= serial.length) return random.text(most40, LETTERS + DIGITS)
  const start = `t${serial}`.slice(0, most40)
  const length = random.int(Math.max(least, start.length), most40)
  const middle = random.text(Math.max(0, length - start.length - 1), plain ? LETTERS + DIGITS : AWKWARD)
  // A blank at the end is not kept by every type.
  return start + middle + (length > start.length ? random.text(1, LETTERS) : '')
}

function pad(text: string, least: number, alphabet: string, random: Random): string {
  return random.text(Math.max(0, least - text.length), alphabet) + text
}

function ipv4(random: Random): string {
  return Array.from({ length: 4 }, () => random.int(1, 254)).join('.')
}

function hexGroup(random: Random): string {
  return random.int(1, 0xffff).toString(16)
}
