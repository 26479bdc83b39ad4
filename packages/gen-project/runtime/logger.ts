import { pino, type DestinationStream, type Logger } from 'pino'
import { serializeError } from './error-serializer.js'
import { redact } from './redact.js'

/** The least serious line that is logged. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * The log of a process: one JSON object per line, secrets taken out. Lines are written at once, so that the last ones
 * of a process that ends are neither lost nor out of order.
 *
 * @param options `destination` takes the lines; standard output when absent
 */
export function createLogger(options: { readonly level: LogLevel; readonly destination?: DestinationStream }): Logger {
  const { level, destination = pino.destination({ dest: 1, sync: true }) } = options
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
  return pino(settings, destination)
}
