import type { Span } from '../schema/ir.js'
import { byCodeUnit } from '../order.js'
import { importsOf, moduleSpecifier, WIDTH, type Imports } from './imports.js'
import type { Code, CodeSymbol, Origin, Printable, Template } from './printable.js'

/** A stretch of printed text and the part of the schema it was made from. */
export type PrintedOrigin = { readonly start: number; readonly end: number; readonly span: Span }

/** One printed file. */
export type Printed = {
  readonly text: string
  /** The npm packages it imports. */
  readonly packages: readonly Extract<Origin, { kind: 'package' }>[]
  /** The files of the output it imports. */
  readonly files: readonly string[]
  /** Innermost last, by start. */
  readonly origins: readonly PrintedOrigin[]
}

type Sink = { readonly path: string; readonly imports: Imports; readonly out: string[]; length: number; readonly origins: PrintedOrigin[] }

/**
 * Prints one file: imports first, names declared in the file winning over imported ones, one final newline.
 *
 * @param path the file, relative to the project's root: relative imports are reckoned from it
 */
export function print(path: string, code: Code): Printed {
  const imports = importsOf(path, code)
  const sink: Sink = { path, imports, out: [], length: 0, origins: [] }
  push(sink, imports.text)
  emit(code, '', sink)
  push(sink, '\n')
  const raw = sink.out.join('')
  const text = raw.includes(' \n') ? raw.replace(/ +$/gm, '') : raw
  return { text, packages: imports.packages, files: imports.files, origins: text.length === sink.length ? sink.origins : [] }
}

function emit(value: Printable, indent: string, sink: Sink): void {
  if (isAbsent(value)) return
  if (typeof value === 'number') return push(sink, String(value))
  if (isList(value)) return emitList(value, indent, sink)
  switch (value.kind) {
    case 'fragment':
      return push(sink, reindent(value.text, indent))
    case 'symbol':
      return push(sink, sink.imports.nameOf(value))
    case 'shorthand':
      return push(sink, shorthandOf(value.symbol, sink))
    case 'reexport':
      return push(sink, reindent(reexports(value.symbols, sink), indent))
    case 'code':
      return emitCode(value, indent, sink)
  }
}

function emitList(values: readonly Printable[], indent: string, sink: Sink): void {
  let first = true
  for (const value of values) {
    if (isEmpty(value)) continue
    if (!first) push(sink, '\n' + indent)
    first = false
    emit(value, indent, sink)
  }
}

function emitCode({ template, values, origin }: Code, indent: string, sink: Sink): void {
  const start = sink.length
  const parts = partsAt(template, indent)
  let text = parts[0] ?? ''
  for (let i = 0; i < values.length; i++) {
    const value = values[i]
    const next = parts[i + 1] ?? ''
    if (isEmpty(value) && LINE_START.test(text) && /^(?:\n|$)/.test(next)) {
      // The hole is all there is on its line: the line goes with it.
      text = text.includes('\n') ? text.replace(LINE_START, '') + next : next.slice(next.startsWith('\n' + indent) ? indent.length + 1 : 1)
      continue
    }
    push(sink, text)
    emit(value, indent + (template.indents[i] ?? ''), sink)
    text = next
  }
  push(sink, text)
  if (origin) sink.origins.push({ start, end: sink.length, span: origin })
}

/** The parts of templates as they stand at an indentation: a template is printed often, at few of them. */
const indented = new WeakMap<Template, Map<string, readonly string[]>>()

function partsAt(template: Template, indent: string): readonly string[] {
  if (indent === '') return template.parts
  const known = indented.get(template) ?? new Map<string, readonly string[]>()
  indented.set(template, known)
  let parts = known.get(indent)
  if (!parts) {
    const last = template.parts.length - 1
    // A line that begins with a hole is one too.
    parts = template.parts.map((part, i) => (i < last ? part.replace(/\n(?!\n)/g, `\n${indent}`) : reindent(part, indent)))
    known.set(indent, parts)
  }
  return parts
}

const LINE_START = /(?:^|\n)[ \t]*$/

function shorthandOf(symbol: CodeSymbol, sink: Sink): string {
  const name = sink.imports.nameOf(symbol)
  return name === symbol.name ? name : `${symbol.name}: ${name}`
}

function reexports(symbols: readonly CodeSymbol[], sink: Sink): string {
  const modules = new Map<string, CodeSymbol[]>()
  for (const symbol of symbols) {
    const module = moduleSpecifier(sink.path, symbol.from)
    modules.set(module, [...(modules.get(module) ?? []), symbol])
  }
  return [...modules]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([module, list]) => {
      const types = list.every((symbol) => symbol.typeOnly)
      const names = list.sort((a, b) => byCodeUnit(a.name, b.name)).map((symbol) => (symbol.typeOnly && !types ? `type ${symbol.name}` : symbol.name))
      const open = `export ${types ? 'type ' : ''}{`
      const flat = `${open} ${names.join(', ')} } from '${module}'`
      return flat.length <= WIDTH ? flat : `${open}\n${names.map((name) => `  ${name},\n`).join('')}} from '${module}'`
    })
    .join('\n')
}

function push(sink: Sink, text: string): void {
  sink.out.push(text)
  sink.length += text.length
}

function reindent(text: string, indent: string): string {
  return indent && text.includes('\n') ? text.replace(/\n(?!\n|$)/g, `\n${indent}`) : text
}

function isAbsent(value: Printable): value is false | null | undefined {
  return value === false || value === null || value === undefined
}

function isEmpty(value: Printable): boolean {
  return isAbsent(value) || (isList(value) && value.every(isEmpty))
}

function isList(value: Printable): value is readonly Printable[] {
  return Array.isArray(value)
}
