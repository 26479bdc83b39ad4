import { config } from './config.js'
import { hiddenColumns } from './gen/hidden-columns.js'
import { createLogger } from './gen/runtime/project/logger.js'

/** The log of the process: one JSON object per line, secrets and hidden columns taken out. */
export const log = createLogger({ level: config.LOG_LEVEL, hidden: hiddenColumns })
