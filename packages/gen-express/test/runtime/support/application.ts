import type { AppOptions } from '#runtime/api/app.js'
import { createAppState } from '#runtime/api/app.js'
import type { Logger } from '#runtime/api/context.js'
import { notFound } from '#runtime/api/fallback-operations.js'
import type { Operation } from '#runtime/api/operation.js'
import express from 'express'
import { applyDefaults } from '../../../runtime/app-defaults.js'
import { corsFor } from '../../../runtime/cors.js'
import { createHandler, errorBoundary } from '../../../runtime/mount.js'
import { requestLog } from '../../../runtime/request-log.js'
import { routerOf, type Route, type RouteMethod } from '../../../runtime/routes.js'
import { security } from '../../../runtime/security.js'

/** A line that was logged. */
export type Line = { readonly level: string; readonly fields: Record<string, unknown> }

/** Operations by method and path. */
export type Routes = { readonly [route: string]: Operation }

/** An application of these operations, as the generated one is put together. */
export function testApplication(routes: Routes, options: Partial<AppOptions> = {}) {
  const lines: Line[] = []
  const at = (level: string) => (fields: object) => void lines.push({ level, fields: { ...fields } })
  const log: Logger = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log }
  const done = () => Promise.resolve()
  const state = createAppState({
    db: { $connect: done, $disconnect: done, $queryRaw: done, $transaction: (work) => work({}) },
    models: {},
    log,
    capabilities: { insensitiveMode: false, nullsFirst: true },
    production: false,
    ...options,
  })
  const handle = createHandler(state)
  const table = Object.entries(routes).map(([route, operation]): Route => {
    const [method, path = ''] = route.split(' ')
    return [method as RouteMethod, path, operation]
  })
  const app = express()
  applyDefaults(app)
  app.use(requestLog(state))
  app.use(security())
  app.use(corsFor(state))
  app.use(routerOf(table, handle))
  app.use(handle(notFound))
  app.use(errorBoundary(state))
  return { app, state, lines }
}
