import { createAppState, type AppOptions } from '#runtime/api/app.js'
import type { Database } from '#runtime/api/context.js'
import { createLogger } from '#runtime/project/logger.js'
import type { Router } from 'express'
import { createHandler, errorBoundary } from './mount.js'
import { routerOf, type Route } from './routes.js'
import { withExtensions } from './with-extensions.js'

/** What a mounted router takes of what an application does, each as there. */
type Taken = 'log' | 'limits' | 'clock' | 'capabilities' | 'production' | 'middlewares' | 'extensions' | 'server'

/** What the application that mounts the router gives to it. */
export type RouterOptions = Partial<Pick<AppOptions, Taken>> & {
  /** The Prisma client, made from the same schema. */
  readonly prisma: Database
}

/** What the schema says, and with it how the client is to be used. */
export type RouterParts = RouterOptions & Pick<AppOptions, 'models' | 'capabilities'>

/**
 * A router for an application of somebody else. It answers the paths it knows, their errors included, and hands on all others;
 * whether the process is well is for the application to say, so it has no health routes. It stays out of what an application
 * decides for all its routes: headers for browsers, CORS, a line in the log for each request. Only failures are logged.
 *
 * @param parts `production` is what `NODE_ENV` says when absent; `log` one that writes warnings and errors to standard output
 * @throws Error in production, when an operation has no rule and is not declared public, and for operations of extensions that
 * cannot be mounted
 */
export function mountedRouter(routes: readonly Route[], { prisma, ...parts }: RouterParts): Router {
  const state = createAppState({
    log: createLogger({ level: 'warn' }),
    production: process.env['NODE_ENV'] === 'production',
    ...parts,
    db: prisma,
  })
  const resources = routes.filter(([, , { id }]) => !id.startsWith('health.'))
  const router = routerOf(withExtensions(resources, state.extensions), createHandler(state))
  router.use(errorBoundary(state))
  return router
}
