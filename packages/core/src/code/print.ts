import type { Span } from '../schema/ir.js'
import { byCodeUnit } from '../order.js'
import { createUsage, importsOf, moduleSpecifier, nameOf, noteOrigin, settleNames, WIDTH, type Usage } from './imports.js'
import type { Code, CodeSymbol, Fragment, Origin, Printable, Template } from './printable.js'

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

type Sink = { readonly usage: Usage; readonly out: string[]; length: number; readonly origins: PrintedOrigin[] }

/**
 * Prints one file: imports first, names declared in the file winning over imported ones, one final newline.
 *
 * @param path the file, relative to the project's root: relative imports are reckoned from it
 */
export function print(path: string, code: Code): Printed {
  const usage = createUsage(path)
  let body = printBody(code, usage)
  // The names are known when all is printed, and hardly ever is one not the symbol's own: then it is printed once more.
  if (settleNames(usage)) body = printBody(code, usage)
  const imports = importsOf(usage)
  const raw = imports.text + body.out.join('')
  const text = raw.includes(' \n') ? raw.replace(/ +$/gm, '') : raw
  const shift = imports.text.length
  const origins = text.length === shift + body.length ? body.origins.map(({ start, end, span }) => ({ start: start + shift, end: end + shift, span })) : []
  return { text, packages: imports.packages, files: imports.files, origins }
}

function printBody(code: Code, usage: Usage): Sink {
  const sink: Sink = { usage, out: [], length: 0, origins: [] }
  emit(code, '', sink)
  push(sink, '\n')
  return sink
}

function emit(value: Printable, indent: string, sink: Sink): void {
  if (isAbsent(value)) return
  if (typeof value === 'number') return push(sink, String(value))
  if (isList(value)) return emitList(value, indent, sink)
  switch (value.kind) {
    case 'fragment':
      return pushFragment(value, indent, sink)
    case 'symbol':
      return push(sink, nameOf(value, sink.usage))
    case 'shorthand':
      return push(sink, shorthandOf(value.symbol, sink))
    case 'reexport':
      return push(sink, reindent(reexports(value.symbols, sink), indent))
    case 'code':
      return emitCode(value, indent, sink)
  }
}

function pushFragment({ text, names, origin }: Fragment, indent: string, sink: Sink): void {
  for (const name of names) sink.usage.taken.add(name)
  const start = sink.length
  push(sink, reindent(text, indent))
  if (origin) sink.origins.push({ start, end: sink.length, span: origin })
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
  if (template.words.length > 0) sink.usage.templates.add(template)
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

function partsAt(template: Template, indent: string): readonly string[] {
  if (indent === '') return template.parts
  const known = template.indented
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
  const name = nameOf(symbol, sink.usage)
  return name === symbol.name ? name : `${symbol.name}: ${name}`
}

function reexports(symbols: readonly CodeSymbol[], sink: Sink): string {
  const modules = new Map<string, CodeSymbol[]>()
  for (const symbol of symbols) {
    noteOrigin(symbol.from, sink.usage)
    const module = moduleSpecifier(sink.usage.path, symbol.from)
    const list = modules.get(module)
    if (list) list.push(symbol)
    else modules.set(module, [symbol])
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
