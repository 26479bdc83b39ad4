import { createServer } from 'node:http'
import { createApp } from './app.js'
import { db } from './db.js'
import { env } from './env.js'
import { log } from './log.js'

const server = createServer({ connectionsCheckingInterval: 2_000 }, createApp())
server.headersTimeout = 10_000
server.requestTimeout = 60_000
server.keepAliveTimeout = 65_000

server.listen(env.PORT, env.HOST, () => {
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : env.PORT
  log.info(`Listening on http://${env.HOST}:${port}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.close(() => {
      void db.$disconnect()
    })
    server.closeIdleConnections()
  })
}
