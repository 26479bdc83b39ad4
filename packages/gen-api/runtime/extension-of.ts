import type { Context } from './context.js'
import type { Model } from './model.js'

/** What the project adds to a model, if anything. */
export function extensionOf({ extensions }: Context, model: Pick<Model, 'extension' | 'delegate'>): object | undefined {
  const name = nameOfExtension(model)
  // A model may be called `Constructor`, which every object has.
  return Object.hasOwn(extensions, name) ? extensions[name] : undefined
}

/** What the extension of a model is called. */
export function nameOfExtension({ extension, delegate }: Pick<Model, 'extension' | 'delegate'>): string {
  return extension ?? delegate
}
