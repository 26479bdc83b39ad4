import type { Context } from './context.js'
import type { HttpRequest } from './http-request.js'
import type { Reply } from './reply.js'

/** Reads one part of a request into a value, or throws the problem that says what is wrong with it. */
export type Reader<T> = (request: HttpRequest, ctx: Context) => T | Promise<T>

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

/** What `defineOperation` takes. */
export type OperationSpec<P, Q, B> = {
  readonly id: string
  readonly access: Operation['access']
  readonly params: Reader<P>
  readonly query: Reader<Q>
  readonly body: Reader<B>
  readonly guards?: readonly Guard[]
  readonly handler: Handler<P, Q, B>
}

/** Puts readers, guards and handler in their order: the path, the query, the body, then whoever may refuse, then the work. */
export function defineOperation<P, Q, B>(spec: OperationSpec<P, Q, B>): Operation {
  return {
    id: spec.id,
    access: spec.access,
    async run(request, ctx) {
      const params = await spec.params(request, ctx)
      const query = await spec.query(request, ctx)
      const body = await spec.body(request, ctx)
      const input = { params, query, body, request }
      for (const guard of spec.guards ?? []) await guard(ctx, input)
      return spec.handler(ctx, input)
    },
  }
}
