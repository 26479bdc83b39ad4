import { pino, type ChildLoggerOptions, type DestinationStream, type Logger } from 'pino'
import { serializeError } from './error-serializer.js'
import { createRedactor } from './redact.js'

/** The least serious line that is logged. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

type Parent = { child: (this: Logger, bindings: Record<string, unknown>, options?: ChildLoggerOptions) => Logger }

/**
 * The log of a process: one JSON object per line, secrets taken out. Lines are written at once, so that the last ones
 * of a process that ends are neither lost nor out of order.
 *
 * @param options `hidden` are names of columns that nobody may see, whose values are taken out too; `destination` takes the
 * lines, standard output when absent
 */
export function createLogger(options: {
  readonly level: LogLevel
  readonly hidden?: readonly string[]
  readonly destination?: DestinationStream
}): Logger {
  const { level, hidden = [], destination = pino.destination({ dest: 1, sync: true }) } = options
  const redact = createRedactor(hidden)
  const settings = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      bindings: redact,
      log: redact,
    },
    serializers: { err: serializeError, error: serializeError },
  }
  const logger = pino(settings, destination)
  const parent: Parent = logger
  const { child } = parent
  // The bindings of a child pass no formatter. Children of children come here too, for a child inherits from its parent.
  parent.child = function (bindings, options) {
    return child.call(this, redact(bindings), options)
  }
  return logger
}
