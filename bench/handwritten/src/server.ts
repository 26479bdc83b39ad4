import { createApp } from './app.js'
import { db } from './db.js'
import { env } from './env.js'
import { log } from './log.js'

const server = createApp().listen(env.PORT, env.HOST, () => {
  log.info({ address: server.address() }, 'listening')
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => {
      void db.$disconnect()
    })
  })
}
