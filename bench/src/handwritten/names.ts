import { camelCase, isRelation, kebabCase, type Model } from '@ssot-codegen/core'

/** What one model is called in the hand-written project. */
export type Names = {
  /** `orderLine`: before `Create` and the like, and the client's delegate. */
  readonly value: string
  /** `orderLines`: its router. */
  readonly router: string
  /** `order-lines`: its folder and its path. */
  readonly folder: string
  /** `order line`, for people. */
  readonly label: string
}

/** The names of a model. */
export function namesOf({ name }: Model): Names {
  const folder = plural(kebabCase(name))
  return { value: camelCase(name), router: camelCase(folder), folder, label: kebabCase(name).replaceAll('-', ' ') }
}

/** The relations a request may include. */
export function relationsOf(model: Model) {
  return model.fields.filter(isRelation)
}

function plural(name: string): string {
  if (name.endsWith('y')) return `${name.slice(0, -1)}ies`
  return name.endsWith('s') ? `${name}es` : `${name}s`
}
