import type { App } from '#runtime/api/app.js'
import { notFound } from '#runtime/api/fallback-operations.js'
import type { Route } from '#runtime/api/routes.js'
import express, { type Express } from 'express'
import { applyDefaults } from '../../../runtime/app-defaults.js'
import { corsFor } from '../../../runtime/cors.js'
import { createHandler, errorBoundary } from '../../../runtime/mount.js'
import { requestLog } from '../../../runtime/request-log.js'
import { routerOf } from '../../../runtime/routes.js'
import { security } from '../../../runtime/security.js'

/** An application put together as the generated one is. */
export function testApplication(state: App, routes: readonly Route[]): Express {
  const handle = createHandler(state)
  const app = express()
  applyDefaults(app)
  app.use(requestLog(state))
  app.use(security())
  app.use(corsFor(state))
  app.use(routerOf(routes, handle))
  app.use(handle(notFound))
  app.use(errorBoundary(state))
  return app
}
