import type { Json, SafeText } from '@ssot-codegen/core'

/** Characters of a line, without the comma at its end. */
const WIDTH = 129

/** Texts of objects as they were laid out, where each stood. */
export type Texts = WeakMap<object, { readonly indent: string; readonly used: number; readonly text: string }>

/** How deep in a document the parts are that are kept: operations and components. */
const KEPT = 3

type Sink = { readonly out: string[]; readonly texts: Texts | undefined }

/**
 * JSON to be read and compared by people, on as few lines as that allows: what fits on a line is on one. Else each member that is an
 * object has a line of its own, and what is short beside it shares one. A document is nested deeply and names little, so
 * blanks are spared: with two for each level and one in each brace it would be a fifth longer.
 *
 * @param texts how parts were laid out before; those that are not in it are put there
 */
export function laidOut(value: Json, texts?: Texts): SafeText {
  const out: string[] = []
  write(value, '', 0, { out, texts })
  out.push('\n')
  return { kind: 'text', text: out.join('') }
}

/**
 * Writes a value to the end of what is laid out.
 *
 * @param indent what stands before its last line, if it has several
 * @param used characters of the first line that are taken
 */
function write(value: Json, indent: string, used: number, sink: Sink): void {
  const { out, texts } = sink
  if (!texts || indent.length !== KEPT || typeof value !== 'object' || value === null) return writeAnew(value, indent, used, sink)
  const known = texts.get(value)
  if (known?.indent === indent && known.used === used) {
    out.push(known.text)
    return
  }
  const own: string[] = []
  writeAnew(value, indent, used, { out: own, texts })
  const text = own.join('')
  texts.set(value, { indent, used, text })
  out.push(text)
}

function writeAnew(value: Json, indent: string, used: number, sink: Sink): void {
  const { out } = sink
  const line = lineOf(value, WIDTH - used)
  if (line !== undefined) {
    out.push(line)
    return
  }
  if (typeof value !== 'object' || value === null) {
    out.push(JSON.stringify(value))
    return
  }
  const inner = `${indent} `
  const isList = isArray(value)
  const keys = isList ? [] : Object.keys(value)
  const count = isList ? value.length : keys.length
  if (count === 0) {
    out.push(isList ? '[]' : '{}')
    return
  }
  out.push(isList ? '[' : '{')
  /** Characters of the line that something may be written behind; undefined where nothing may. */
  let open: number | undefined
  for (let i = 0; i < count; i += 1) {
    const key = keys[i]
    const member = (isList ? value[i] : value[key ?? '']) ?? null
    const name = key === undefined ? '' : nameOf(key)
    const text = isList || !hasMembers(member) ? lineOf(member, WIDTH - inner.length - name.length) : undefined
    if (text !== undefined && open !== undefined && open + name.length + text.length + 2 <= WIDTH) {
      out.push(', ', name, text)
      open += name.length + text.length + 2
      continue
    }
    out.push(i === 0 ? '\n' : ',\n', inner, name)
    open = text === undefined ? undefined : inner.length + name.length + text.length
    if (text === undefined) write(member, inner, inner.length + name.length, sink)
    else out.push(text)
  }
  out.push('\n', indent, isList ? ']' : '}')
}

/** The text of a value on one line; undefined where there is no room for it. */
function lineOf(value: Json, room: number): string | undefined {
  // Most objects are longer by far, and no text of theirs is made to find that out.
  if (roomBehind(value, room) < 0) return undefined
  const text = textOf(value)
  return text.length <= room ? text : undefined
}

/** How much of the room a value leaves at most: below zero where it has none. */
function roomBehind(value: Json, room: number): number {
  if (typeof value === 'string') return room - value.length - 2
  if (typeof value !== 'object' || value === null) return room - 1
  let left = room - 2
  if (isArray(value)) {
    for (let i = 0; i < value.length && left >= 0; i += 1) left = roomBehind(value[i] ?? null, left)
    return left
  }
  // A loop over its own properties spares the list of them.
  for (const key in value) {
    left = roomBehind(value[key] ?? null, left - key.length - 4)
    if (left < 0) return left
  }
  return left
}

function textOf(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  let text = ''
  if (isArray(value)) {
    for (const item of value) text += (text === '' ? '' : ', ') + textOf(item)
    return `[${text}]`
  }
  for (const key in value) text += (text === '' ? '' : ', ') + nameOf(key) + textOf(value[key] ?? null)
  return `{${text}}`
}

/** Keywords come thousands of times. */
const names = new Map<string, string>()

function nameOf(key: string): string {
  const known = names.get(key)
  if (known !== undefined) return known
  const name = `${JSON.stringify(key)}: `
  if (names.size < MOST_NAMES) names.set(key, name)
  return name
}

/** Names that are kept. */
const MOST_NAMES = 1_000

/** Whether it is an object that has a line of its own. */
function hasMembers(value: Json): boolean {
  return typeof value === 'object' && value !== null && !isArray(value) && Object.keys(value).length > 0
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
