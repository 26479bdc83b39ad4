import type { Json } from '../schema/ir.js'
import { latePattern } from './late-pattern.js'
import type { Fragment } from './printable.js'

const WIDTH = 100

/** Characters that are invisible, halves of one, or reorder the text around them: they never stand in code unescaped. */
const invisible = latePattern('[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]', 'gu')

/** Most text has none of them, and is told faster so. */
const PLAIN = /^[ -~]*$/

/**
 * A literal: text is quoted and escaped, whatever it holds. Lists and objects that do not fit on a line are broken.
 *
 * @throws TypeError for NaN and the infinities, which have no literal
 */
export function lit(value: Json | bigint): Fragment {
  return fragment(typeof value === 'bigint' ? `${value}n` : literal(value, WIDTH))
}

/**
 * A regular-expression literal.
 *
 * @throws SyntaxError when `source` is no regular expression
 */
export function regex(source: string, flags = ''): Fragment {
  return fragment(visible(String(new RegExp(source, flags))))
}

/** A property name, quoted where it must be. */
export function key(name: string): Fragment {
  return fragment(propertyName(name))
}

/**
 * A doc comment of the given text and tags, or nothing without either. The text cannot end the comment, pass for a directive
 * of a tool, or be read as a tag.
 */
export function doc(text: string | undefined, tags: readonly 'deprecated'[] = []): Fragment | false {
  const lines = (text ?? '').trim().split(/\r\n|[\n\r\u2028\u2029]/).map(commentLine)
  if (lines.every((line) => line === '')) lines.length = 0
  lines.push(...tags.map((tag) => `@${tag}`))
  if (lines.length === 0) return false
  if (lines.length === 1 && (lines[0] ?? '').length < WIDTH - 10) return fragment(`/** ${lines[0] ?? ''} */`)
  return fragment(['/**', ...lines.map((line) => (line ? ` * ${line}` : ' *')), ' */'].join('\n'))
}

/** Nothing that could mean more in a comment than it says. */
const PROSE = /^[ !-"$-)+-.0-?A-~]*$/

function commentLine(line: string): string {
  if (PROSE.test(line) && !line.includes('eslint-')) return line.trimEnd()
  const shown = PLAIN.test(line) ? line : line.replaceAll('\t', ' ').replace(invisible(), '')
  return shown
    .trimEnd()
    .replaceAll('*/', '*\\/')
    .replaceAll('/*', '/\\*')
    .replace(/@+(?=ts-|jsx)/g, '')
    .replace(/^\s*eslint-|\beslint-(?=disable|enable|env)/g, 'eslint ')
    .replace(/[#@]+(?=\s*source(?:Mapping)?URL)/g, '')
    .replace(/(?<=^|\s|\*)@/g, '\\@')
}

function literal(value: Json, room: number): string {
  if (typeof value === 'string') return quote(value)
  if (typeof value === 'number') return numeral(value)
  if (value === null || typeof value === 'boolean') return String(value)
  const inner = Array.isArray(value)
    ? (value as readonly Json[]).map((item) => literal(item, room - 2))
    : Object.entries(value).map(([name, item]) => `${propertyName(name)}: ${literal(item, room - 2)}`)
  const [open, close, pad] = Array.isArray(value) ? ['[', ']', ''] : ['{', '}', ' ']
  if (inner.length === 0) return open + close
  const flat = open + pad + inner.join(', ') + pad + close
  if (flat.length <= room && !flat.includes('\n')) return flat
  return `${open}\n${inner.map((line) => `  ${line.replaceAll('\n', '\n  ')},\n`).join('')}${close}`
}

function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} has no literal.`)
  if (Object.is(value, -0)) return '-0'
  // In groups of three, as people write long numbers.
  return Number.isInteger(value) && Math.abs(value) >= 10_000 ? String(value).replace(/\B(?=(?:\d{3})+$)/g, '_') : String(value)
}

/** Neither quotes nor backslashes, nor anything beyond ASCII. */
const UNQUOTED = /^[ !#-&(-[\]-~]*$/

function quote(text: string): string {
  if (UNQUOTED.test(text)) return `'${text}'`
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
  return `'${visible(inner)}'`
}

function propertyName(name: string): string {
  // `__proto__: x` sets the prototype, quoted or not; a computed key does not.
  if (name === '__proto__') return "['__proto__']"
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name)
}

function visible(code: string): string {
  return PLAIN.test(code) ? code : code.replace(invisible(), escapeUnicode)
}

function escapeUnicode(char: string): string {
  return char.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}

function fragment(text: string): Fragment {
  return { kind: 'fragment', text, names: [] }
}
