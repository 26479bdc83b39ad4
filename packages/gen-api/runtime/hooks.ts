import type { Context } from './context.js'
import { extensionOf } from './extension-of.js'
import type { Page } from './list-query.js'
import type { Model, ModelTypes } from './model.js'

/** What a hook gives, if anything. */
// eslint-disable-next-line @typescript-eslint/no-invalid-void-type -- a function without a `return` is to fit, async or not
export type Maybe<R> = R | undefined | void

/** Sees the input, and may give something to go on with instead. What it throws is the reply. */
type Step<I, R> = (ctx: Context, input: I) => Maybe<R> | Promise<Maybe<R>>

/** Sees the input. */
type Effect<I> = (ctx: Context, input: I) => unknown

type Keyed<T extends ModelTypes> = { readonly key: T['key'] }
type Made<T extends ModelTypes> = { readonly data: Readonly<T['create']>; readonly record: T['read'] }
type Changed<T extends ModelTypes> = Keyed<T> & { readonly data: Readonly<T['update']>; readonly record: T['read'] }

/**
 * What is done before a read or write. Reads go on with the query that is returned. Of writes, values that are returned are laid
 * over the data, those among them that no request may write.
 */
export type Before<T extends ModelTypes> = {
  readonly list: Step<{ readonly query: T['query'] }, T['query']>
  readonly count: Step<{ readonly query: Pick<T['query'], 'where'> }, Pick<T['query'], 'where'>>
  readonly get: Step<Keyed<T> & { readonly query: Pick<T['query'], 'selection'> }, Pick<T['query'], 'selection'>>
  readonly create: Step<{ readonly data: Readonly<T['create']> }, Partial<T['create']>>
  readonly update: Step<Keyed<T> & { readonly data: Readonly<T['update']> }, Partial<T['update']>>
  readonly delete: Effect<Keyed<T>>
}

/** What is done after a read or write. A record or page that is returned takes the place of the one that was read or written. */
export type After<T extends ModelTypes> = {
  readonly list: Step<{ readonly query: T['query']; readonly page: Page<T['read']> }, Page<T['read']>>
  /** Of null the client is told as of a record that does not exist. */
  readonly get: Step<Keyed<T> & { readonly query: Pick<T['query'], 'selection'>; readonly record: T['read'] }, T['read'] | null>
  readonly create: Step<Made<T>, T['read']>
  readonly update: Step<Changed<T>, T['read']>
  readonly delete: Effect<Keyed<T>>
}

/** What is done once a write is committed, and only then. No reply waits for it, and what it throws is logged. */
export type AfterCommit<T extends ModelTypes> = {
  readonly create: Effect<Made<T>>
  readonly update: Effect<Changed<T>>
  readonly delete: Effect<Keyed<T>>
}

/** The hooks of a model. */
export type Hooks<T extends ModelTypes> = {
  readonly before?: Partial<Before<T>>
  readonly after?: Partial<After<T>>
  readonly afterCommit?: Partial<AfterCommit<T>>
}

/** The hooks that the project has of a model. */
export function hooksOf<T extends ModelTypes>(ctx: Context, model: Model<T>): Hooks<T> {
  // `defineExtensions` has checked it under this model's name.
  return extensionOf(ctx, model) ?? {}
}
