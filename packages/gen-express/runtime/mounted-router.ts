import { routerState, type RouterParts } from '#runtime/api/router-state.js'
import type { Route } from '#runtime/api/routes.js'
import type { Router } from 'express'
import { createHandler, errorBoundary } from './mount.js'
import { routerOf } from './routes.js'

/**
 * A router for an application of somebody else. It answers the paths it knows, their errors included, and hands on all others.
 * It stays out of what an application decides for all its routes: headers for browsers, CORS, a line in the log for each
 * request. Only failures are logged.
 *
 * @throws Error in production, when an operation has no rule and is not declared public, and for operations of extensions that
 * cannot be mounted
 */
export function mountedRouter(routes: readonly Route[], parts: RouterParts): Router {
  const { app, routes: all } = routerState(routes, parts)
  const router = routerOf(all, createHandler(app))
  router.use(errorBoundary(app))
  return router
}
