import type { ServerState } from '#runtime/api/server-state.js'
import { serveUntilStopped, type ListenOptions } from '#runtime/api/serve-until-stopped.js'
import type { FastifyInstance } from 'fastify'
import type { Server } from 'node:http'

/**
 * Serves an application until the process is told to stop, and closes it then.
 *
 * @param createApp makes the application; it is given the state by which it knows when to stop
 * @returns the server, once it listens; when it cannot, the log says why and the process exits with 1
 */
export function listen(createApp: (parts: { readonly server: ServerState }) => FastifyInstance, options: ListenOptions): Promise<Server> {
  return serveUntilStopped(async (parts) => {
    const app = createApp(parts)
    await app.ready()
    return { server: app.server, closings: [{ name: 'Fastify', close: () => app.close() }] }
  }, options)
}
