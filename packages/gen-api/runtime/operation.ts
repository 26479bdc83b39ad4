import type { Context } from './context.js'
import type { HttpRequest } from './http-request.js'
import { noBody, noParams, noQuery } from './no-input.js'
import type { Reader } from './reader.js'
import type { Reply } from './reply.js'

export type { Reader } from './reader.js'

/** What a handler is given: the parts of the request, read and checked. */
export type Input<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B; readonly request: HttpRequest }

/** Does the work of an operation. */
export type Handler<P, Q, B> = (ctx: Context, input: Input<P, Q, B>) => Promise<Reply>

/** Lets a request through, or throws the problem that refuses it. */
export type Guard = (ctx: Context, input: Input<unknown, unknown, unknown>) => void | Promise<void>

/** An HTTP endpoint, framework-neutral. */
export type Operation = {
  readonly id: string
  readonly access: 'public' | 'unspecified' | 'rule'
  readonly run: (request: HttpRequest, ctx: Context) => Promise<Reply>
}

/** What `defineOperation` takes. A part without a reader is refused where a request has it, and is `undefined`. */
export type OperationSpec<P, Q, B> = {
  readonly id: string
  readonly access: Operation['access']
  readonly params?: Reader<P>
  readonly query?: Reader<Q>
  readonly body?: Reader<B>
  readonly guards?: readonly Guard[]
  readonly handler: Handler<P, Q, B>
}

/**
 * Puts readers, guards and handler in their order: the path, the query, the body, then whoever may refuse, then the
 * work, which is not begun for a client that has gone away.
 */
export function defineOperation<P, Q, B>(spec: OperationSpec<P, Q, B>): Operation {
  // Where a reader is absent, so is the handler's interest in what it would have read.
  const readParams = spec.params ?? (noParams() as Reader<P>)
  const readQuery = spec.query ?? (noQuery() as Reader<Q>)
  const readBody = spec.body ?? (noBody() as Reader<B>)
  const guards = spec.guards ?? []
  return {
    id: spec.id,
    access: spec.access,
    async run(request, ctx) {
      const params = await readParams(request, ctx)
      const query = await readQuery(request, ctx)
      const body = await readBody(request, ctx)
      const input = { params, query, body, request }
      for (const guard of guards) await guard(ctx, input)
      ctx.throwIfAborted()
      return await spec.handler(ctx, input)
    },
  }
}
