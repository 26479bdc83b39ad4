import { answerClientError } from '#runtime/api/client-error.js'
import { serveUntilStopped, type ListenOptions } from '#runtime/api/serve-until-stopped.js'
import { SERVER_OPTIONS, setBounds } from '#runtime/api/server-bounds.js'
import type { ServerState } from '#runtime/api/server-state.js'
import type { Express } from 'express'
import { createServer, type Server } from 'node:http'

/**
 * Serves an application until the process is told to stop.
 *
 * @param createApp makes the application; it is given the state by which it knows when to stop
 * @returns the server, once it listens; when it cannot, the log says why and the process exits with 1
 */
export function listen(createApp: (parts: { readonly server: ServerState }) => Express, options: ListenOptions): Promise<Server> {
  return serveUntilStopped((parts) => ({ server: serverOf(createApp(parts)) }), options)
}

/** A server with the application behind it. */
export function serverOf(app: Express): Server {
  const server = createServer(SERVER_OPTIONS, app)
  setBounds(server)
  return server.on('clientError', answerClientError)
}
