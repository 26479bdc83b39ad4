import { answerClientError } from '#runtime/api/client-error.js'
import { SERVER_OPTIONS, setBounds } from '#runtime/api/server-bounds.js'
import { fastify, type FastifyInstance } from 'fastify'
import { routable } from './request-path.js'

/** Longer than any path that Node takes: a parameter is refused by its operation, and not for its length. */
const ANY_LENGTH = 1_048_576

/**
 * A Fastify that takes every request for what it is: no HEAD routes beside ours, no limit to a parameter, no refusal of paths with
 * malformed escapes before anything of the application is asked. `Host` and `X-Forwarded-*` are not trusted.
 */
export function instance(): FastifyInstance {
  const app = fastify({
    http: SERVER_OPTIONS,
    clientErrorHandler: answerClientError,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: ANY_LENGTH },
    rewriteUrl: ({ url = '/' }) => routable(url),
  })
  setBounds(app.server)
  return app
}
