import { MAX_FAULTS } from './faults.js'
import { Problem, type Fault } from './problem.js'

/** One parameter of a query string, decoded. `where[title][contains]=x` has the path `where`, `title`, `contains`. */
export type QueryEntry = { readonly key: string; readonly path: readonly string[]; readonly value: string }

/** Anything that is not a character standing for itself. */
const TO_DECODE = /[^\x21-\x7e]|[%+]/

/** What a query string cannot hold: all but printable ASCII must be percent-encoded (RFC 3986 section 2). */
const UNENCODED = /[^\x21-\x7e]/

/**
 * Splits a query string into its parameters, in their order. `+` is a blank, as in `URLSearchParams`; brackets may be
 * percent-encoded. Parameters may repeat: who reads them decides.
 *
 * @param raw what stands after `?`, undecoded
 * @param maxLength characters of `raw`
 * @throws Problem `invalid-query` for a string that is too long, an escape that is not UTF-8 or is NUL, a bracket
 * without its pair and an empty name
 */
export function readQueryString(raw: string, maxLength: number): QueryEntry[] {
  if (raw.length > maxLength) {
    throw new Problem('invalid-query', { detail: `The query string is longer than ${maxLength} characters.` })
  }
  const entries: QueryEntry[] = []
  const faults: Fault[] = []
  const refuse = (parameter: string, code: string, detail: string) => {
    if (faults.length < MAX_FAULTS) faults.push({ parameter, code, detail })
  }
  for (const part of raw === '' ? [] : raw.split('&')) {
    // Between two ampersands nothing was said.
    if (part === '') continue
    const equals = part.indexOf('=')
    const rawKey = equals === -1 ? part : part.slice(0, equals)
    const key = decode(rawKey)
    const value = equals === -1 ? '' : decode(part.slice(equals + 1))
    if (key === undefined || value === undefined) {
      refuse(key ?? rawKey, 'malformed-escape', 'Names and values are UTF-8, percent-encoded, without U+0000.')
      continue
    }
    const path = pathOf(key)
    if (path === undefined) refuse(key, 'malformed-brackets', 'A bracket has no pair, or nothing in it, or text behind it.')
    else if (path[0] === '') refuse(key, 'empty-name', 'A parameter has a name.')
    else entries.push({ key, path, value })
  }
  if (faults.length > 0) throw new Problem('invalid-query', { errors: faults })
  return entries
}

function decode(text: string): string | undefined {
  if (!TO_DECODE.test(text)) return text
  if (UNENCODED.test(text)) return undefined
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    return decoded.includes('\0') ? undefined : decoded
  } catch {
    return undefined
  }
}

function pathOf(key: string): string[] | undefined {
  const first = key.indexOf('[')
  if (first === -1) return key.includes(']') ? undefined : [key]
  const head = key.slice(0, first)
  if (head.includes(']')) return undefined
  const path = [head]
  for (let open = first; open < key.length; ) {
    const close = key.indexOf(']', open)
    if (key.charAt(open) !== '[' || close === -1) return undefined
    const segment = key.slice(open + 1, close)
    if (segment === '' || segment.includes('[')) return undefined
    path.push(segment)
    open = close + 1
  }
  return path
}
