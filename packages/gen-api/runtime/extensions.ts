import type { Context } from './context.js'
import type { Controller } from './controller.js'
import type { ExtensionOperations } from './extension-operations.js'
import type { After, AfterCommit, Before } from './hooks.js'
import type { ModelTypes } from './model.js'
import type { Reply } from './reply.js'

/** What a service does with a model whose records are read by key, and written, as far as its types say. */
type Hooked<T extends ModelTypes> =
  | 'list'
  | 'count'
  | ([T['key']] extends [never] ? never : 'get')
  | ([T['create']] extends [never] ? never : 'create' | 'update' | 'delete')

/** Those of the hooks that the model has; each may be left out. */
type Some<H, N> = { readonly [K in keyof H & N]?: H[K] }

/** Stands in the place of a handler, which is `proceed`: called without an input it takes the same. */
type Override<H extends (ctx: Context, input: never) => Promise<Reply>> = (
  ctx: Context,
  input: Parameters<H>[1],
  proceed: (input?: Parameters<H>[1]) => Promise<Reply>,
) => Promise<Reply>

/**
 * What a project may add to a model.
 *
 * @template A the operations that the API has of it
 */
export type ModelExtension<T extends ModelTypes, A extends string = keyof Controller<T>> = {
  /** Inside of the transaction, where it is a write. */
  readonly before?: Some<Before<T>, Hooked<T>>
  /** Inside of the transaction, where it is a write. */
  readonly after?: Some<After<T>, Hooked<T>>
  /** Outside of the transaction: here is the place for mail and for other services. */
  readonly afterCommit?: Some<AfterCommit<T>, Hooked<T>>
  /** Handlers of your own for operations of the API. */
  readonly override?: { readonly [K in A & keyof Controller<T>]?: Override<Controller<T>[K]> }
  /** Operations of your own, under the path of the model. */
  readonly operations?: ExtensionOperations
}
