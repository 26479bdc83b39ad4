import type { App } from '#runtime/api/app.js'
import { routerState, type RouterParts } from '#runtime/api/router-state.js'
import type { Route } from '#runtime/api/routes.js'
import type { FastifyPluginCallback } from 'fastify'
import { fail } from './handler.js'
import { mounting } from './routes.js'
import { serializers } from './serializers.js'

/**
 * A plugin for an application of somebody else. It answers the paths it knows, their errors included, and leaves all others. It stays
 * out of what an application decides for all its routes: headers for browsers, CORS, a line in the log for each request. Only failures
 * are logged.
 *
 * @throws Error in production, when an operation has no rule and is not declared public, and for operations of extensions that
 * cannot be mounted
 */
export function mountedRouter(routes: readonly Route[], parts: RouterParts): FastifyPluginCallback {
  const { app: plain, routes: all } = routerState(routes, parts)
  const app: App = { ...plain, stringify: serializers(plain.models) }
  const { mount } = mounting(app, all)
  return (instance, _options, done) => {
    instance.setErrorHandler((error, request, reply) => {
      fail(app, error, request, reply)
    })
    mount(instance, instance.supportedMethods)
    done()
  }
}
