import type { Node } from '../schema/ir.js'
import type { Code, Fragment, Printable, Template } from './printable.js'

const templates = new WeakMap<TemplateStringsArray, Template>()

/**
 * A piece of TypeScript. The common margin is stripped, a hole's lines take the hole's indentation, and a line
 * whose only content is a hole that prints nothing disappears.
 *
 * @throws TypeError when a hole holds a plain string: use `lit`, `key`, `ident` or `doc`
 */
export function ts(strings: TemplateStringsArray, ...values: Printable[]): Code {
  let template = templates.get(strings)
  if (!template) templates.set(strings, (template = parse(strings)))
  for (const value of values) assertPrintable(value)
  return { kind: 'code', template, values }
}

/** The same code, remembered as made from `node`, so that `ssot why` can name the line of the schema. */
export function from<C extends Code | Fragment>(node: Node, code: C): C {
  return { ...code, origin: node.span }
}

/** The pieces with `separator` between them: on one line, or with a blank line between declarations. */
export function join(pieces: readonly Printable[], separator: ', ' | ' | ' | ' & ' | '.' | '' | '\n\n'): Code {
  return { kind: 'code', template: listTemplate(pieces.length, separator), values: pieces }
}

const lists = new Map<string, Template>()

function listTemplate(length: number, separator: string): Template {
  const id = `${length} ${separator}`
  let template = lists.get(id)
  if (!template) {
    const parts = length === 0 ? [''] : ['', ...Array<string>(length - 1).fill(separator), '']
    template = templateOf(parts, Array<string>(length).fill(''), [])
    lists.set(id, template)
  }
  return template
}

/** Types cannot stop a plugin written in JavaScript, and an unescaped string is an injection. */
function assertPrintable(value: Printable): void {
  if (typeof value === 'string') {
    throw new TypeError(`A string cannot stand in code: ${JSON.stringify(value)}. Use lit(), key(), ident() or doc().`)
  }
  if (Array.isArray(value)) for (const item of value as readonly Printable[]) assertPrintable(item)
}

function parse(strings: TemplateStringsArray): Template {
  const parts = stripMargin(strings)
  let line = ''
  const indents = parts.slice(0, -1).map((part) => {
    const newline = part.lastIndexOf('\n')
    line = newline < 0 ? line + part : part.slice(newline + 1)
    const indent = /^[ \t]*/.exec(line)?.[0] ?? ''
    line += '_'
    return indent
  })
  return templateOf(parts, indents, wordsOf(parts))
}

function templateOf(parts: readonly string[], indents: readonly string[], words: readonly string[]): Template {
  return { parts, indents, words, hasWord: new Set(words), indented: new Map() }
}

/** The constant parts of a template without the margin that the source's own indentation gives them. */
export function stripMargin(strings: TemplateStringsArray): string[] {
  let margin = Infinity
  strings.forEach((part, i) => {
    for (const match of part.matchAll(/\n([ \t]*)([^\n]?)/g)) {
      const opensHole = match[2] === '' && match.index + match[0].length === part.length && i < strings.length - 1
      if (match[2] !== '' || opensHole) margin = Math.min(margin, match[1]?.length ?? 0)
    }
  })
  const strip = new RegExp(`\\n[ \\t]{0,${Number.isFinite(margin) ? margin : 0}}`, 'g')
  const parts = strings.map((part) => part.replace(strip, '\n'))
  parts[0] = (parts[0] ?? '').replace(/^\n/, '')
  parts[parts.length - 1] = (parts.at(-1) ?? '').replace(/\n[ \t]*$/, '')
  return parts
}

const NOT_CODE = /\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g
const TOKEN = /[()[\]{}]|(?<![\w$]|(?<!\.\.)\.)[A-Za-z_$][\w$]*/g

/**
 * Every word of the author's that an import must not take: declared or used, a parameter or a global. The keys of
 * objects and of types are no names, and would only force ugly aliases.
 */
function wordsOf(parts: readonly string[]): string[] {
  const text = parts.join('\0').replace(NOT_CODE, '')
  const words = new Set<string>()
  const open: string[] = []
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match
    if (/[([{]/.test(token)) open.push(token)
    else if (/[)\]}]/.test(token)) open.pop()
    else if (!(open.at(-1) === '{' && isKey(text, match.index, match.index + token.length))) words.add(token)
  }
  return [...words]
}

/** A word at the start of its line or after `{` or a comma, with a colon right behind it. */
function isKey(text: string, start: number, end: number): boolean {
  return /^\??:/.test(text.slice(end, end + 2)) && /(?:[{,]|\n|\breadonly)[ \t]*$/.test(text.slice(Math.max(0, start - 40), start))
}
