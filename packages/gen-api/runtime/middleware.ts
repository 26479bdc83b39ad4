import type { Context } from './context.js'
import type { HttpRequest } from './http-request.js'
import type { Reply } from './reply.js'

/** The stages a request passes, in this order. */
export const STAGES = ['requestId', 'log', 'security', 'cors', 'auth', 'rateLimit', 'body', 'validate', 'handle'] as const

/** Where in the life of a request a middleware stands. */
export type Stage = (typeof STAGES)[number]

/** Hands the request on to what stands behind, with another context where one is given. */
export type Next = (ctx?: Context) => Promise<Reply>

/** Something every request passes on its way to its operation, whatever the framework. */
export type Middleware = {
  readonly stage: Stage
  readonly handle: (request: HttpRequest, ctx: Context, next: Next) => Promise<Reply>
}

/** The middlewares by stage; those of one stage keep their order. */
export function inStageOrder(middlewares: readonly Middleware[]): readonly Middleware[] {
  return [...middlewares].sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage))
}

/** A request on its way, and what stands at the end of it. */
export type Passage = {
  readonly request: HttpRequest
  readonly ctx: Context
  readonly last: (ctx: Context) => Promise<Reply>
}

/** Sends a request through the middlewares and then to `last`. */
export function passThrough(middlewares: readonly Middleware[], { request, ctx, last }: Passage): Promise<Reply> {
  if (middlewares.length === 0) return last(ctx)
  const step = (index: number, current: Context): Promise<Reply> => {
    const middleware = middlewares[index]
    if (!middleware) return last(current)
    return middleware.handle(request, current, (next = current) => step(index + 1, next))
  }
  return step(0, ctx)
}
