import type { Exchanged } from './exchange.js'
import type { TableState } from './messages.js'

/** Headers that tell of the connection and the hour, and not of the reply. Each is named in the docs. */
export const PASSING_HEADERS: readonly string[] = ['date', 'connection', 'keep-alive', 'transfer-encoding']

/** What two applications do differently: where, and what each says there. */
export type Difference = { readonly where: string; readonly values: readonly [string, string] }

/** Characters of a value that a report shows. */
const SHOWN = 300

/** What is compared of a reply; of the body, a character for each byte. */
export type Compared = { readonly status: string; readonly headers: ReadonlyMap<string, string>; readonly body: string }

/**
 * A reply without what must differ.
 *
 * @param id what the request was called, as far as it said
 * @param chance properties whose values chance decides
 */
export function comparable({ status, headers, body, error }: Exchanged, id: string | undefined, chance: readonly string[] = []): Compared {
  const made = headers['x-request-id']
  // An id that the server had to make is another one each time.
  const masked = (text: string) => (made === undefined || made === id ? text : text.replaceAll(made, '<made id>'))
  const decided = chance.length > 0 ? ['location', 'etag', 'content-length'] : []
  const kept = Object.entries(headers).filter(([name]) => !PASSING_HEADERS.includes(name) && !decided.includes(name))
  return {
    status: error === undefined ? String(status) : `no reply: ${error}`,
    headers: new Map(kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, masked(value)])),
    body: masked(withoutChance(Buffer.from(body).toString('latin1'), chance)),
  }
}

/** What is different about two replies. */
export function replyDifferences(one: Compared, other: Compared): Difference[] {
  const names = [...new Set([...one.headers.keys(), ...other.headers.keys()])].sort()
  return [
    ...difference('status', one.status, other.status),
    ...names.flatMap((name) => difference(`header ${name}`, one.headers.get(name) ?? '(absent)', other.headers.get(name) ?? '(absent)')),
    ...difference('body', one.body, other.body),
  ]
}

/** What is different about the replies to requests that came at once: in which order they were answered does not count. */
export function togetherDifferences(some: readonly Compared[], others: readonly Compared[]): Difference[] {
  const [one = [], other = []] = [some, others].map((replies) => replies.map(whole).sort())
  return one.flatMap((text, index) => difference(`reply ${index + 1} of ${one.length}, sorted`, text, other[index] ?? '(none)'))
}

/** What is different about two databases. */
export function stateDifferences(one: TableState, other: TableState): Difference[] {
  const tables = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort()
  return tables.flatMap((table) => {
    const [rows, otherRows] = [one[table] ?? [], other[table] ?? []].map((texts) => texts.map(withoutNow))
    return difference(`table ${table}`, only(rows ?? [], otherRows ?? []), only(otherRows ?? [], rows ?? []))
  })
}

/** The rows that the other has not, each as often as it has too few. */
function only(rows: readonly string[], others: readonly string[]): string {
  const left = [...others]
  const own = rows.filter((row) => {
    const index = left.indexOf(row)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
  return own.join('\n')
}

function difference(where: string, one: string, other: string): Difference[] {
  if (one === other || withoutNow(one) === withoutNow(other)) return []
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const shown = (text: string) => (at > 40 ? '…' : '') + Buffer.from(text.slice(Math.max(0, at - 40), at - 40 + SHOWN), 'latin1').toString()
  return [{ where, values: [shown(one), shown(other)] }]
}

function whole({ status, headers, body }: Compared): string {
  return [status, ...[...headers].map(([name, value]) => `${name}: ${value}`), '', body].join('\n')
}

function withoutChance(body: string, names: readonly string[]): string {
  // Values of keys are no lists and no objects.
  return names.reduce((text, name) => text.replace(new RegExp(`(${escaped(JSON.stringify(name))}:)(?:"[^"]*"|[^,}]*)`, 'g'), '$1"<chance>"'), body)
}

function escaped(text: string): string {
  return Buffer.from(text).toString('latin1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

const MOMENT = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?/g

/** Milliseconds that a run may take. */
const RUN_MS = 6 * 3_600_000

/** Moments of now are the database's own: the clock of the processes stands elsewhere. */
function withoutNow(text: string): string {
  const now = Date.now()
  return text.replace(MOMENT, (moment) => (Math.abs(Date.parse(`${moment.replace(' ', 'T')}Z`) - now) < RUN_MS ? '<now>' : moment))
}
