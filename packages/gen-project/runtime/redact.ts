/** Keys whose values must not reach the log, compared in lower case without `-` and `_`. */
const SECRETS = [
  'authorization|cookie|apikey|signature|passw|passphrase|pwd|secret|token|credential|privatekey',
  '^(?:raw)?body$|^databaseurl$',
]
const SECRET = new RegExp(SECRETS.join('|'))

/** Names that hold such a word and no secret. */
const HARMLESS = /^(?:max|min|total|prompt|completion)tokens?$/

/** What is logged in a secret's place. */
export const REDACTED = '[redacted]'

/** Levels that are looked through; what lies deeper is left out, since nobody reads a log that deep. */
const MAX_DEPTH = 6

/** Items of a list that are logged. */
const MAX_ITEMS = 100

/**
 * A copy of what is to be logged, secrets taken out by their names at every level.
 *
 * @param fields is not changed
 */
export function redact(fields: Record<string, unknown>): Record<string, unknown> {
  return record(fields, MAX_DEPTH)
}

function record(fields: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, isSecret(key) ? REDACTED : plain(value, depth)]))
}

function plain(value: unknown, depth: number): unknown {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  // Errors are for their serializer, which sees them after this.
  if (value instanceof Error || value instanceof Date) return value
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return '[bytes]'
  if (depth === 0) return '[deep]'
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => plain(item, depth - 1))
  return record(value, depth - 1)
}

function isSecret(key: string): boolean {
  const name = key.toLowerCase().replace(/[-_]/g, '')
  return SECRET.test(name) && !HARMLESS.test(name)
}
