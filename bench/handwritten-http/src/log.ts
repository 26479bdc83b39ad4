import { pino } from 'pino'
import { env } from './env.js'

export const log = pino(
  {
    level: env.LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ['password', 'token', 'authorization', 'cookie', 'notes', '*.password', '*.token', '*.authorization', '*.cookie', '*.notes'],
  },
  pino.destination({ dest: 1, sync: true }),
)
