import type { Context } from './context.js'
import { extensionOf } from './extension-of.js'
import type { Model } from './model.js'
import type { Reply } from './reply.js'

/** A handler, and what may stand in its place. Both know what their input is; here nobody looks into it. */
type AnyHandler = (ctx: Context, input: unknown) => Promise<Reply>
type AnyOverride = (ctx: Context, input: unknown, proceed: (input?: unknown) => Promise<Reply>) => Promise<Reply>

/** The handlers of a model, each of which gives way to what the project's extension has in its place. */
export function overridable<C extends object>(model: Pick<Model, 'extension' | 'delegate'>, controller: C): C {
  const handlers = Object.entries(controller).map(([action, handler]: [string, AnyHandler]) => {
    const either: AnyHandler = (ctx, input) => {
      const override = overrideOf(ctx, model, action)
      return override ? override(ctx, input, (changed = input) => handler(ctx, changed)) : handler(ctx, input)
    }
    return [action, either] as const
  })
  // The same names, and under each what takes and gives the same.
  return Object.fromEntries(handlers) as C
}

function overrideOf(ctx: Context, model: Pick<Model, 'extension' | 'delegate'>, action: string): AnyOverride | undefined {
  // `defineExtensions` has checked it under this model's name.
  const extension = extensionOf(ctx, model) as { readonly override?: { readonly [action: string]: AnyOverride | undefined } } | undefined
  return extension?.override?.[action]
}
