import { config } from './config.js'
import { db } from './db.js'
import { extensions } from './extensions/index.js'
import { type Options, createExpressApp } from './gen/http/express/app.js'
import { log } from './log.js'
import { middlewares } from './middleware.js'

/**
 * The application with the parts of this process.
 *
 * @param overrides parts to take instead, in tests
 */
export function createApp(overrides: Partial<Options> = {}) {
  return createExpressApp({
    db,
    log,
    production: config.NODE_ENV === 'production',
    corsOrigins: config.CORS_ORIGINS,
    middlewares,
    extensions,
    ...overrides,
  })
}
