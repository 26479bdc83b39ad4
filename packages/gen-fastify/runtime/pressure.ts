import { Problem } from '#runtime/api/problem.js'
import type { Route } from '#runtime/api/routes.js'
import underPressure from '@fastify/under-pressure'
import type { FastifyInstance } from 'fastify'

/** When the process has more to do than it can. */
export type PressureOptions = {
  /** Milliseconds that work may be late on average; 0 for any. */
  readonly maxEventLoopDelay: number
}

/** Seconds after which a client may try again. */
const RETRY_AFTER = '5'

/**
 * Refuses requests while the process does not keep up, so that those it has taken are answered. Health is told all the same: it is how
 * others learn of it.
 */
export function refuseUnderPressure(app: FastifyInstance, routes: readonly Route[], options: PressureOptions): void {
  const health = new Set(routes.filter(([, , { id }]) => id.startsWith('health.')).map(([, path]) => path))
  app.register(underPressure, {
    ...options,
    pressureHandler: ({ routeOptions }) => {
      if (routeOptions.url !== undefined && health.has(routeOptions.url)) return undefined
      return Promise.reject(new Problem('unavailable', { detail: 'The server is busy.', headers: { 'retry-after': RETRY_AFTER } }))
    },
  })
}
