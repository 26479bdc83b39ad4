import { createApp } from './app.js'
import { config } from './config.js'
import { db } from './db.js'
import { lifecycles } from './gen/lifecycle.js'
import { listen } from './gen/runtime/express/listen.js'
import { log } from './log.js'

await listen(createApp, {
  host: config.HOST,
  port: config.PORT,
  drainMs: config.SHUTDOWN_DRAIN_MS,
  shutdownTimeoutMs: config.SHUTDOWN_TIMEOUT_MS,
  db,
  log,
  lifecycles,
})
