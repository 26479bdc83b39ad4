/** A list request as it stands in a program. */
export type ListQuery = {
  readonly where?: unknown
  readonly orderBy?: readonly string[]
  readonly include?: readonly string[]
  readonly select?: readonly string[]
  readonly skip?: number
  readonly take?: number
  readonly cursor?: string
  readonly total?: boolean
}

const MEMBERS = ['where', 'orderBy', 'include', 'select', 'skip', 'take', 'cursor', 'total'] as const

/**
 * A list request as a query string, without `?`.
 *
 * @throws TypeError for a value that JSON does not have
 */
export function queryText(query: ListQuery): string {
  const parts: string[] = []
  const add = (name: string, value: string) => parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  for (const member of MEMBERS) {
    const value = query[member]
    if (value === undefined) continue
    if (member === 'where') add(member, strictJson(value, member))
    else if (member === 'orderBy') addOrder(query.orderBy ?? [], add)
    else if (member === 'include' || member === 'select') add(member, (query[member] ?? []).join())
    else add(member, plainText(value, member))
  }
  return parts.join('&')
}

/**
 * A list request as the body of a search.
 *
 * @throws TypeError for a value that JSON does not have
 */
export function queryBody(query: ListQuery): string {
  const given = MEMBERS.filter((member) => query[member] !== undefined).map((member) => [member, query[member]])
  return strictJson(Object.fromEntries(given), 'query')
}

/** Parameters by name as a query string; those of lists come as often as there are items. */
export function parameterText(parameters: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(parameters).flatMap(([name, value]) => {
    const values: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value]
    return values.map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(plainText(item, name))}`)
  })
  return parts.join('&')
}

/**
 * JSON of a value as it is. `JSON.stringify` leaves out what is undefined, and of a filter there would be less than was meant.
 *
 * @throws TypeError for a value that JSON does not have
 */
function strictJson(value: unknown, name: string): string {
  const text = JSON.stringify(value, (key, item: unknown) => {
    const isLost = item === undefined || typeof item === 'function' || typeof item === 'symbol' || (typeof item === 'number' && !Number.isFinite(item))
    if (isLost) throw new TypeError(`"${key === '' ? name : key}" is ${String(item)}, which a request cannot say.`)
    return item
  })
  return text
}

/** Along relations an order is written in brackets, and then all of it is, for terms count in the order they come in. */
function addOrder(terms: readonly string[], add: (name: string, value: string) => void): void {
  if (!terms.some((term) => term.includes('.'))) {
    add('orderBy', terms.join())
    return
  }
  for (const term of terms) {
    const isDescending = term.startsWith('-')
    const path = (isDescending ? term.slice(1) : term).split('.')
    add(`orderBy${path.map((name) => `[${name}]`).join('')}`, isDescending ? 'desc' : 'asc')
  }
}

/**
 * The text of one value in a URL.
 *
 * @throws TypeError for what has none
 */
export function plainText(value: unknown, name: string): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (value instanceof Date) return value.toISOString()
  throw new TypeError(`"${name}" is ${value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value}, which a URL cannot say.`)
}
