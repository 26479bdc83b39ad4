import type { Json } from '../schema/ir.js'
import { stripMargin } from './template.js'

/**
 * Text of a file that is not code, made by a serializer: `md`, `text`, `json`, or one a plugin builds on them.
 * A plain string is refused where a `SafeText` is wanted, so schema text is always escaped for its format.
 */
export type SafeText = { readonly kind: 'text'; readonly text: string }

/** What a hole of `md` takes: strings are escaped. Lists are joined by newlines. */
export type Inline = string | number | SafeText | false | null | undefined | readonly Inline[]

/** Markdown: text in holes is escaped so that it reads as itself, on one line. The common margin is stripped. */
export function md(strings: TemplateStringsArray, ...values: Inline[]): SafeText {
  return fill(strings, values, (value) => escapeMarkdown(value))
}

/**
 * Text in a format without a serializer, written by the plugin's author alone.
 *
 * @throws TypeError when a hole holds a string: it could be text of the schema
 */
export function text(strings: TemplateStringsArray, ...values: Exclude<Inline, string>[]): SafeText {
  return fill(strings, values, (value) => {
    throw new TypeError(`A string cannot stand in text: ${JSON.stringify(value)}. Use a serializer.`)
  })
}

/** JSON, indented by two. */
export function json(value: Json): SafeText {
  return { kind: 'text', text: JSON.stringify(value, null, 2) + '\n' }
}

/** A code span of Markdown that holds the text whatever backticks are in it. */
export function mdCode(content: string): SafeText {
  const line = content.replace(/\s+/g, ' ')
  const runs = line.match(/`+/g) ?? []
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1)
  const pad = line.startsWith('`') || line.endsWith('`') || line.trim() === '' ? ' ' : ''
  return { kind: 'text', text: (fence + pad + line + pad + fence).replaceAll('|', '\\|') }
}

/** A block of Markdown that holds the text whatever fences are in it. `language` is what it is coloured as. */
export function mdBlock(language: 'sh' | 'ts' | 'json' | 'sql' | 'mermaid', content: string): SafeText {
  const runs = content.match(/`{3,}/g) ?? []
  const fence = '`'.repeat(Math.max(2, ...runs.map((run) => run.length)) + 1)
  return { kind: 'text', text: `${fence}${language}\n${content.replace(/\n+$/, '')}\n${fence}` }
}

function escapeMarkdown(content: string): string {
  return content
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#!|>~]|(?<=^\s*)[+=-]|(?<=^\s*\d+)\./g, '\\$&')
}

/** The parts of templates without their margin: a row of a table is one that is filled a thousand times. */
const stripped = new WeakMap<TemplateStringsArray, readonly string[]>()

function partsOf(strings: TemplateStringsArray): readonly string[] {
  let parts = stripped.get(strings)
  if (!parts) stripped.set(strings, (parts = stripMargin(strings)))
  return parts
}

function fill(strings: TemplateStringsArray, values: readonly Inline[], escape: (value: string) => string): SafeText {
  const parts = partsOf(strings)
  const show = (value: Inline): string => {
    if (value === false || value === null || value === undefined) return ''
    if (typeof value === 'string') return escape(value)
    if (typeof value === 'number') return String(value)
    if ('text' in value) return value.text
    return value.map(show).join('\n')
  }
  const whole = parts.map((part, i) => part + (i < values.length ? show(values[i]) : '')).join('')
  const spaced = whole.replace(/\n{3,}/g, '\n\n')
  // What starts on a line of its own ends its last line too, once.
  const isBlock = (strings[0] ?? '').startsWith('\n')
  return { kind: 'text', text: isBlock ? `${spaced.replace(/\n+$/, '')}\n` : spaced }
}
