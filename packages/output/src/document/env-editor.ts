import type { Editor } from './editor.js'
import { readEnvValue, writeEnvValue } from './env-value.js'
import { endLastLine, lineEnd, placeAmong, splitLines } from './text-lines.js'

/** One variable we own. */
export type EnvEntry = { readonly name: string; readonly value: string; readonly doc: string }

/** The part of a document that says one thing: an assignment with all its lines, or any other line. */
type Statement = { raw: string; readonly name?: string; readonly value?: string; readonly at?: number; readonly length?: number }

const ASSIGNMENT = /^\s*(?:export\s+)?([\w.-]+)[^\S\n]*=[^\S\n]*/
const DOC = '#doc'

/** Why a variable cannot be an entry; undefined when it can. */
export function envFault({ name, value }: { readonly name: string; readonly value: string }): string | undefined {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) return 'is not the name of a variable'
  return writeEnvValue(value) === undefined ? 'has a value that no way of quoting can carry' : undefined
}

/**
 * Opens a document of variables. An entry is the assignment; its comment is an entry of its own (`NAME#doc`), so a
 * user's own words stay while the value is brought up to date.
 *
 * @param text the document as it is; empty for a fresh one
 * @param entries ours, free of faults
 */
export function createEnvEditor(text: string, entries: readonly EnvEntry[]): Editor {
  const statements = parse(text)
  const end = lineEnd(text)
  const ours = new Map(entries.map((entry) => [entry.name, entry]))
  const order = [...ours.keys()]
  const indexOf = (name: string) => statements.findLastIndex((s) => s.name === name)
  const docStart = (index: number) => {
    let start = index
    while (start > 0 && statements[start - 1]?.raw.startsWith('#') === true) start--
    return start
  }

  const writeDoc = (name: string): boolean => {
    const index = indexOf(name)
    if (index === -1) return false
    const start = docStart(index)
    const lines = docLines(ours.get(name)?.doc ?? '').map((raw) => ({ raw: raw + end }))
    statements.splice(start, index - start, ...lines)
    return true
  }
  const writeValue = (name: string): boolean => {
    const value = writeEnvValue(ours.get(name)?.value ?? '')
    if (value === undefined) return false
    const index = indexOf(name)
    const present = statements[index]
    if (present) {
      const at = present.at ?? 0
      const raw = present.raw.slice(0, at) + value + present.raw.slice(at + (present.length ?? 0))
      statements.splice(index, 1, ...parse(raw))
      return true
    }
    const [line] = parse(`${name}=${value}${end}`)
    const blank = { raw: end }
    const spot = placeAmong(order, name, indexOf)
    if (!line) return false
    if (spot?.place === 'before') statements.splice(docStart(spot.index), 0, line, blank)
    else {
      const index = spot ? spot.index + 1 : statements.length
      if (index === statements.length) endLast(statements, end)
      const before = statements[index - 1]
      statements.splice(index, 0, ...(before && before.raw.trim() !== '' ? [blank] : []), line)
    }
    return true
  }
  const removeValue = (name: string): void => {
    const index = indexOf(name)
    if (index === -1) return
    statements.splice(index, 1)
    const isBlank = (i: number) => statements[i]?.raw.trim() === ''
    if (isBlank(index) && (index === 0 || isBlank(index - 1))) statements.splice(index, 1)
    else if (index === statements.length && isBlank(index - 1)) statements.splice(index - 1, 1)
  }

  return {
    wanted: new Map(
      entries.flatMap(({ name, value, doc }): [string, string][] => {
        const comment = docLines(doc).join('\n')
        return [[name, value], ...(comment === '' ? [] : [[name + DOC, comment] as [string, string]])]
      }),
    ),
    state(key) {
      const index = indexOf(nameOf(key))
      if (index === -1 || !key.endsWith(DOC)) return statements[index]?.value
      const comment = statements.slice(docStart(index), index).map((s) => s.raw.trimEnd())
      return comment.length === 0 ? undefined : comment.join('\n')
    },
    write: (key) => (key.endsWith(DOC) ? writeDoc(nameOf(key)) : writeValue(key)),
    remove: (key) => (key.endsWith(DOC) ? writeDoc(nameOf(key)) : removeValue(key)),
    label: (key) => (key.endsWith(DOC) ? undefined : `Variable ${key}`),
    text: () => statements.map((s) => s.raw).join(''),
    blank: () => statements.every((s) => s.raw.trim() === ''),
  }
}

function nameOf(key: string): string {
  return key.endsWith(DOC) ? key.slice(0, -DOC.length) : key
}

function docLines(doc: string): string[] {
  const lines = doc.trim() === '' ? [] : doc.trim().split(/[\r\n\v\f\u0085\u2028\u2029]+/)
  return lines.map((line) => `# ${line.replace(/[\0-\x1f\x7f-\x9f\uD800-\uDFFF\uFEFF]/gu, ' ')}`.trimEnd())
}

function endLast(statements: Statement[], end: string): void {
  const last = statements.at(-1)
  const raw = last ? [last.raw] : []
  endLastLine(raw, end)
  if (last) last.raw = raw[0] ?? ''
}

function parse(text: string): Statement[] {
  const lines = splitLines(text)
  const statements: Statement[] = []
  for (let i = 0, offset = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const match = ASSIGNMENT.exec(line)
    let raw = line
    if (match) {
      const at = match[0].length
      const { value, length } = readEnvValue(text.slice(offset + at))
      while (raw.length < at + length) raw += lines[++i] ?? ''
      statements.push({ raw, name: match[1] ?? '', value, at, length })
    } else statements.push({ raw })
    offset += raw.length
  }
  return statements
}
