import type { Exchanged } from './exchange.js'
import type { HostileRequest } from './request.js'
import { HIDDEN_NAMES } from './schema.js'
import { MARKERS } from './secrets.js'

/** What is wrong with the answer to a hostile request, one sentence each; empty when nothing is. */
export function replyFaults(request: HostileRequest, answer: Exchanged): string[] {
  const { status, text, headers } = answer
  return [
    ...(status >= 500 || status < 200 ? [`The status is ${status}.`] : []),
    ...(request.mayPass !== true && status < 400 ? [`It was answered with ${status}: ${text.slice(0, 120)}`] : []),
    ...leaks(`${text}\n${JSON.stringify(headers)}`, request),
    ...namesIn(text, request),
    ...(status >= 400 && request.method !== 'HEAD' ? problemFaults(answer) : []),
  ]
}

/**
 * What the text tells of hidden columns.
 *
 * @param request whose own words may come back in a message; what it does not say must not
 */
export function leaks(text: string, request?: HostileRequest): string[] {
  const said = request ? wordsOf(request) : ''
  return MARKERS.filter((marker) => text.includes(marker) && !said.includes(marker)).map((marker) => `It holds "${marker}" of a hidden column.`)
}

/** A name that the client did not say is a name that it was told. */
function namesIn(text: string, request: HostileRequest): string[] {
  const said = wordsOf(request)
  return HIDDEN_NAMES.filter((name) => text.includes(name) && !said.includes(name)).map((name) => `It tells of "${name}".`)
}

function wordsOf({ path, body }: HostileRequest): string {
  return decoded(`${path} ${String(body ?? '')}`)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const MEMBERS = ['type', 'title', 'status', 'detail', 'instance', 'errors']

/** What keeps an answer from being a problem document (RFC 9457) as all others are. */
function problemFaults({ status, text, headers }: Exchanged): string[] {
  const faults: string[] = []
  const hold = (isRight: boolean, what: string) => {
    if (!isRight) faults.push(`The problem ${what}: ${text.slice(0, 160)}`)
  }
  hold(headers['content-type'] === 'application/problem+json', `is of type ${headers['content-type'] ?? 'none'}`)
  const document = parsed(text)
  if (!isObject(document)) return [...faults, `The problem is no JSON object: ${text.slice(0, 80)}`]
  hold(Object.keys(document).every((name) => MEMBERS.includes(name)), 'has members of its own')
  hold(/^\/problems\/[a-z-]+$/.test(String(document['type'])), 'has no type')
  hold(typeof document['title'] === 'string' && document['title'] !== '', 'has no title')
  hold(document['status'] === status, 'has another status')
  hold(/^urn:request:[\w.-]{1,128}$/.test(String(document['instance'])), 'has no instance')
  const errors = document['errors'] ?? []
  hold(Array.isArray(errors) && errors.every(isFault), 'has errors of another form')
  return faults
}

function isFault(fault: unknown): boolean {
  if (!isObject(fault)) return false
  const { pointer, parameter, code, detail, ...rest } = fault
  const isPlaced = (typeof pointer === 'string') !== (typeof parameter === 'string')
  return isPlaced && typeof code === 'string' && typeof detail === 'string' && Object.keys(rest).length === 0
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
