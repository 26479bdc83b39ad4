/** Keys whose values must not reach the log, compared in lower case without `-` and `_`. */
const SECRETS = [
  'authorization|cookie|apikey|signature|passw|passphrase|pwd|secret|token|credential|privatekey',
  '^(?:raw)?body$|^databaseurl$',
]
const SECRET = new RegExp(SECRETS.join('|'))

/** Names that hold such a word and no secret. */
const HARMLESS = /^(?:max|min|total|prompt|completion)tokens?$/

/** What is logged in a secret's place. */
const REDACTED = '[redacted]'

/** Levels that are looked through; what lies deeper is left out, since nobody reads a log that deep. */
const MAX_DEPTH = 6

/** Items of a list that are logged. */
const MAX_ITEMS = 100

/** Fields of the server's own lines, which hold no secrets. At the top of a line they are not taken for columns of the same name. */
const OWN_FIELDS = [
  'requestId', 'method', 'path', 'status', 'ms', 'operation', 'err', 'error',
  'check', 'host', 'port', 'signal', 'inFlight', 'closing', 'aborted',
]

/**
 * What copies the fields of a line that is to be logged, secrets taken out by their names at every level. It changes nothing
 * in what it is given.
 *
 * @param hidden names that are secret beside those that sound like it
 */
export function createRedactor(hidden: readonly string[]): (fields: Record<string, unknown>) => Record<string, unknown> {
  const names = new Set(hidden.map(plainName))
  const own = new Set(OWN_FIELDS)

  function record(fields: object, depth: number): Record<string, unknown> {
    const safe: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(fields)) {
      // A field of this name would be the copy's prototype.
      if (key !== '__proto__') safe[key] = isSecret(key, depth) ? REDACTED : plain(value, depth)
    }
    return safe
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

  function isSecret(key: string, depth: number): boolean {
    if (depth === MAX_DEPTH && own.has(key)) return false
    const name = plainName(key)
    return names.has(name) || (SECRET.test(name) && !HARMLESS.test(name))
  }

  return (fields) => record(fields, MAX_DEPTH)
}

function plainName(key: string): string {
  return key.toLowerCase().replace(/[-_]/g, '')
}
