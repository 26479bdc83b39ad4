import { pino, type DestinationStream, type Logger } from 'pino'
import { serializeError } from './error-serializer.js'
import { redact } from './redact.js'

/** The least serious line that is logged. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * The log of a process: one JSON object per line, secrets taken out.
 *
 * @param options `destination` takes the lines; standard output when absent
 */
export function createLogger(options: { readonly level: LogLevel; readonly destination?: DestinationStream }): Logger {
  const { level, destination } = options
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
  return destination ? pino(settings, destination) : pino(settings)
}
