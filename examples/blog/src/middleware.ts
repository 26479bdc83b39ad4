import type { Middleware } from './gen/runtime/api/middleware.js'

/** Middlewares of your own, in the order a request meets them. */
export const middlewares: readonly Middleware[] = []
