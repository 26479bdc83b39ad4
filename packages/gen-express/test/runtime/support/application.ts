import type { AppOptions } from '#runtime/api/app.js'
import { createAppState } from '#runtime/api/app.js'
import type { Logger } from '#runtime/api/context.js'
import { methodNotAllowed, notFound } from '#runtime/api/fallback-operations.js'
import type { Operation } from '#runtime/api/operation.js'
import express from 'express'
import { applyDefaults, createRouter } from '../../../runtime/app-defaults.js'
import { corsFor } from '../../../runtime/cors.js'
import { createHandler, errorBoundary } from '../../../runtime/mount.js'
import { requestLog } from '../../../runtime/request-log.js'
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
    db: { $connect: done, $disconnect: done, $queryRaw: done },
    models: {},
    log,
    capabilities: { insensitiveMode: false },
    production: false,
    ...options,
  })
  const handle = createHandler(state)
  const router = createRouter()
  for (const [route, operation] of Object.entries(routes)) {
    const [method = '', path = ''] = route.split(' ')
    if (method === 'GET') router.get(path, handle(operation))
    else if (method === 'POST') router.post(path, handle(operation))
    else router.delete(path, handle(operation))
  }
  for (const path of new Set(Object.keys(routes).map((route) => route.split(' ')[1] ?? '')))
    router.all(path, handle(methodNotAllowed(['GET', 'HEAD'])))
  const app = express()
  applyDefaults(app)
  app.use(requestLog(state))
  app.use(security())
  app.use(corsFor(state))
  app.use(router)
  app.use(handle(notFound))
  app.use(errorBoundary(state))
  return { app, state, lines }
}
