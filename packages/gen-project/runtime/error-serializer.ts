/** What the log tells of an error. */
export type LoggedError = {
  readonly type: string
  readonly code?: string
  readonly message: string
  readonly stack?: string
  readonly cause?: LoggedError
  readonly errors?: readonly LoggedError[]
}

/** Causes of causes that are told. */
const MAX_DEPTH = 5

/** Errors of an AggregateError that are told. */
const MAX_ERRORS = 10

/**
 * An error as the log may have it: its name, code, message, stack and causes, and none of its other properties, where
 * libraries put requests with their credentials. The messages of Prisma and of database drivers quote the values of a
 * query, hidden ones too: of those only the first line stays where it names the call, and the stack without them.
 */
export function serializeError(error: unknown): LoggedError {
  return serialize(error, MAX_DEPTH)
}

function serialize(error: unknown, depth: number): LoggedError {
  if (typeof error === 'string') return { type: 'string', message: withoutCredentials(error) }
  if (!(error instanceof Error)) return { type: typeof error, message: 'Something that is no error was thrown.' }
  const message = messageOf(error)
  const code = codeOf(error)
  const stack = framesOf(error)
  return {
    type: error.name,
    ...(code !== undefined && { code }),
    message,
    ...(stack !== undefined && { stack: `${error.name}: ${message}\n${stack}` }),
    ...(error.cause !== undefined && depth > 0 && { cause: serialize(error.cause, depth - 1) }),
    ...(error instanceof AggregateError && depth > 0 && { errors: serializeAll(error.errors, depth - 1) }),
  }
}

function serializeAll(errors: readonly unknown[], depth: number): LoggedError[] {
  return errors.slice(0, MAX_ERRORS).map((error) => serialize(error, depth))
}

/** How Prisma begins a message: which of its methods was called. */
const CALL = /Invalid `[\w$.]+\(\)` invocation/

/** The names of the errors of Prisma and of the drivers it works with. */
const OF_DATABASE = /^(?:Prisma|DriverAdapter|Libsql|Database|Sql|Postgres|MariaDb|Request)\w*Error$/

function messageOf(error: Error): string {
  // PostgreSQL's errors have names of their own and a severity.
  const isOfDatabase = OF_DATABASE.test(error.name) || OF_DATABASE.test(error.constructor.name) || 'severity' in error
  return isOfDatabase ? (CALL.exec(error.message)?.[0] ?? '[the message quotes values]') : withoutCredentials(error.message)
}

function codeOf(error: Error): string | undefined {
  const code: unknown = 'code' in error ? error.code : undefined
  return typeof code === 'string' || typeof code === 'number' ? String(code) : undefined
}

/** The calls of a stack, without the message that stands above them. */
function framesOf({ stack = '', message }: Error): string | undefined {
  const start = stack.indexOf(message)
  const behind = start < 0 ? stack : stack.slice(start + message.length)
  const frames = behind.split('\n').filter((line) => /^\s+at /.test(line))
  return frames.length > 0 ? frames.join('\n') : undefined
}

/** Connection strings carry passwords. */
function withoutCredentials(text: string): string {
  return text.replace(/:\/\/[^\s/@]+@/g, '://[redacted]@').replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 [redacted]')
}
