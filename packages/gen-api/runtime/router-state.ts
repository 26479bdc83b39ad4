import { createLogger } from '#runtime/project/logger.js'
import { createAppState, type App, type AppOptions } from './app.js'
import type { Database } from './context.js'
import type { Route } from './routes.js'
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
 * What a router consists of that an application of somebody else mounts. Whether the process is well is for the application to
 * say, so it has no health routes.
 *
 * @param parts `production` is what `NODE_ENV` says when absent; `log` one that writes warnings and errors to standard output
 * @throws Error for operations of extensions that cannot be mounted
 */
export function routerState(routes: readonly Route[], { prisma, ...parts }: RouterParts): { readonly app: App; readonly routes: readonly Route[] } {
  const app = createAppState({
    log: createLogger({ level: 'warn' }),
    production: process.env['NODE_ENV'] === 'production',
    ...parts,
    db: prisma,
  })
  const resources = routes.filter(([, , { id }]) => !id.startsWith('health.'))
  return { app, routes: withExtensions(resources, app.extensions) }
}
