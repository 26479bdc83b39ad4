import { jsonPointer } from './json-pointer.js'
import type { Fault } from './problem.js'
import { unsafeText } from './unsafe-text.js'

/** A list or an object the scan is inside of. */
type Level = { readonly keys?: Set<string>; key: string | number }

/** A double keeps every number of 15 significant digits, and is told from all others by 17. */
const SURE_DIGITS = 15
const DOUBLE_DIGITS = 17

/** Characters of a number: more than any double is written with. */
const MAX_NUMBER_LENGTH = 400

const NUMBER = /-?[0-9][0-9.eE+-]*/y

/**
 * Looks for what `JSON.parse` passes over in silence: levels without end, a key given twice, a number it would round,
 * a text that no database keeps, and `__proto__`, which no object of ours may have.
 *
 * @param text a JSON text that `JSON.parse` has accepted
 * @returns the first fault, or undefined
 */
export function jsonFault(text: string, maxDepth: number): Fault | undefined {
  const levels: Level[] = []
  const pointer = () => jsonPointer(levels.map((level) => level.key))
  const fault = (code: string, detail: string): Fault => ({ pointer: pointer(), code, detail })
  let expectsKey = false
  let backslash = positionOf(text, '\\', 0)
  for (let i = 0; i < text.length; ) {
    const level = levels.at(-1)
    const character = text.charAt(i)
    switch (character) {
      case '{':
      case '[':
        if (levels.length === maxDepth) return fault('too-deep', `At most ${maxDepth} levels are allowed.`)
        expectsKey = character === '{'
        levels.push(expectsKey ? { keys: new Set(), key: '' } : { key: 0 })
        i += 1
        break
      case '}':
      case ']':
        levels.pop()
        i += 1
        break
      case ',':
        if (typeof level?.key === 'number') level.key += 1
        expectsKey = level?.keys !== undefined
        i += 1
        break
      case '"': {
        let end = positionOf(text, '"', i + 1)
        if (backslash < i) backslash = positionOf(text, '\\', i)
        const escaped = backslash < end
        if (escaped) end = escapedEnd(text, backslash)
        const value = escaped ? String(JSON.parse(text.slice(i, end + 1))) : expectsKey ? text.slice(i + 1, end) : ''
        if (expectsKey && level?.keys) {
          level.key = value
          if (level.keys.has(value)) return fault('duplicate', 'The property is given twice.')
          if (value === '__proto__') return fault('unknown-property', 'No property may have this name.')
          level.keys.add(value)
          expectsKey = false
        }
        const unsafe = escaped ? unsafeText(value) : undefined
        if (unsafe !== undefined) return fault('unsafe-text', unsafe)
        i = end + 1
        break
      }
      default: {
        NUMBER.lastIndex = i
        const literal = NUMBER.exec(text)?.[0]
        if (literal !== undefined && isRounded(literal)) {
          return fault('inexact-number', 'The number has more digits than a double holds. What is no Float, such as a BigInt or a Decimal, keeps them all as text.')
        }
        i += literal?.length ?? 1
      }
    }
  }
  return undefined
}

/** Where a character is next; the text's length where it is nowhere. */
function positionOf(text: string, character: string, from: number): number {
  const position = text.indexOf(character, from)
  return position === -1 ? text.length : position
}

/** Where a string ends whose first backslash is known. */
function escapedEnd(text: string, backslash: number): number {
  for (let i = backslash; i < text.length; i += text.charAt(i) === '\\' ? 2 : 1) if (text.charAt(i) === '"') return i
  return text.length
}

/**
 * Whether the double of a number's text is another number: one that is written with other digits, both in the shortest
 * way and rounded to as many digits as the text has.
 */
function isRounded(literal: string): boolean {
  if (literal.length <= SURE_DIGITS && !/e/i.test(literal)) return false
  if (literal.length > MAX_NUMBER_LENGTH) return true
  const value = Number(literal)
  const digits = significantDigits(literal)
  if (digits === '') return false
  if (digits.length > DOUBLE_DIGITS || !Number.isFinite(value)) return true
  return significantDigits(String(value)) !== digits && significantDigits(value.toPrecision(digits.length)) !== digits
}

/** The digits of a number without sign, point, exponent and the zeros at both ends. */
function significantDigits(literal: string): string {
  return literal
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '')
}
