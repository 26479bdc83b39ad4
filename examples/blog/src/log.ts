import { config } from './config.js'
import { createLogger } from './gen/runtime/project/logger.js'

/** The log of the process: one JSON object per line, secrets taken out. */
export const log = createLogger({ level: config.LOG_LEVEL })
