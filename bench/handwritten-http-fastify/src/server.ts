import { createApp } from './app.js'
import { db } from './db.js'
import { env } from './env.js'

const app = await createApp()
app.addHook('onClose', () => db.$disconnect())

await app.listen({ port: env.PORT, host: env.HOST })

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void app.close()
  })
}
