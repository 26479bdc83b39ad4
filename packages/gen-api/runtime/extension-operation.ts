import type { Context } from './context.js'
import type { HttpRequest } from './http-request.js'
import type { Model, ModelTypes } from './model.js'
import { extensionBody, extensionPath, extensionQuery, type ExtensionTarget, type KeyOf } from './extension-input.js'
import { replyOf, type Answer, type Replies } from './extension-reply.js'
import { defineOperation, type Operation } from './operation.js'
import { refusePreconditions } from './precondition.js'
import type { Fields, InputOf, InputsOf, NoFields, TypedShape } from './typed-shape.js'

/** The methods an operation may have; HEAD is answered wherever GET is. */
export type ExtensionMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a handler is given, read and checked. */
export type ExtensionInput<K, P, Q, B> = {
  /** The key of the record the request is for; undefined for one that is for all. */
  readonly key: K
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly request: HttpRequest
}

/** Says who may call an operation: it throws a problem, such as `forbidden`, for everybody else. */
export type ExtensionGuard<I> = (ctx: Context, input: I) => void | Promise<void>

/** What documents say of an operation, and what its path, its requests and its replies are. */
export type ExtensionFacts<O extends ExtensionTarget = ExtensionTarget> = {
  readonly method: ExtensionMethod
  /** `record`: the path goes on behind the key, `/posts/1/…`. `collection`: it goes on behind the model's, `/posts/…`. */
  readonly on: O
  /** How the path goes on, such as `publish` or `revisions/:number`; the operation's name in kebab case when absent. */
  readonly path?: string
  /** What it does, in a few words. */
  readonly summary: string
  readonly doc?: string
  readonly deprecated?: boolean
}

/** What an operation is made from. */
export type ExtensionSpec<
  T extends ModelTypes,
  O extends ExtensionTarget,
  P extends Fields,
  Q extends Fields,
  B extends TypedShape | undefined,
  R extends Replies,
> = ExtensionFacts<O> & {
  /** Who may call it: everyone, or whom the guard lets through. In production an operation without either is not served. */
  readonly access?: 'public' | ExtensionGuard<ExtensionInput<KeyOf<T, O>, InputsOf<P>, InputsOf<Q>, InputOf<B>>>
  /** The parameters that `path` names. */
  readonly params?: P
  /** The parameters of the query string; any other is refused. */
  readonly query?: Q
  /** The JSON body; absent: one is refused. */
  readonly body?: B
  readonly replies: R
  readonly handle: (
    ctx: Context,
    input: ExtensionInput<KeyOf<T, O>, InputsOf<P>, InputsOf<Q>, InputOf<B>>,
  ) => Answer<NoInfer<R>> | Promise<Answer<NoInfer<R>>>
}

/** An operation of your own, to be mounted and described. */
export type ExtensionOperation = ExtensionFacts & {
  readonly model: Model
  readonly access: Operation['access']
  readonly params: Fields
  readonly query: Fields
  readonly body?: TypedShape
  readonly replies: Replies
  /** The operation under an id. */
  readonly define: (id: string) => Operation
}

/**
 * Declares an operation of your own on a model, in the terms our own are declared in: it is checked, mounted and documented
 * like them. What is wrong with it is told when the application is put together.
 *
 * @param model the model whose path it is under
 */
export function operation<
  T extends ModelTypes,
  const O extends ExtensionTarget,
  const R extends Replies,
  P extends Fields = NoFields,
  Q extends Fields = NoFields,
  B extends TypedShape | undefined = undefined,
>(model: Model<T>, spec: ExtensionSpec<T, O, P, Q, B, R>): ExtensionOperation {
  const { access, params, query, body, handle, ...facts } = spec
  const kind = access === undefined ? 'unspecified' : access === 'public' ? 'public' : 'rule'
  return {
    ...facts,
    model,
    access: kind,
    params: params ?? {},
    query: query ?? {},
    ...(body && { body }),
    define: (id) =>
      defineOperation({
        id,
        access: kind,
        params: extensionPath<T, O, P>(model, facts.on, params),
        query: extensionQuery<Q>(query),
        body: extensionBody<B>(body),
        async handler(ctx, { params: path, query: asked, body: sent, request }) {
          refusePreconditions(request)
          const input = { ...path, query: asked, body: sent, request }
          if (typeof access === 'function') await access(ctx, input)
          return replyOf(await handle(ctx, input), facts.replies)
        },
      }),
  }
}
