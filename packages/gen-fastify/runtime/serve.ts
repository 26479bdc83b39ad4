import { serveOnFreePort, type Served } from '#runtime/api/serve-on-free-port.js'
import type { FastifyInstance } from 'fastify'

/** Serves the application on a free port of this machine, for tests. */
export async function serve(app: FastifyInstance): Promise<Served> {
  await app.ready()
  const { url, close } = await serveOnFreePort(app.server)
  return {
    url,
    async close() {
      await close()
      await app.close()
    },
  }
}
