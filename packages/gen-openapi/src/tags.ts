import type { FinalOperation, Model } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import type { JsonObject } from '../runtime/json.js'
import { prose } from '../runtime/prose.js'

/** What belongs to no model. */
const KNOWN: { readonly [tag: string]: string } = {
  health: 'The health of the process.',
  openapi: 'The description of the API.',
}

/** The tags that operations have, in the order they come in, and what they are about. */
export function tagObjects(operations: readonly FinalOperation[], descriptions: { readonly [tag: string]: string }, api: Api): JsonObject[] {
  const models = new Map(api.models.map((model) => [api.names.model(model).group, model]))
  const tags = new Set(operations.flatMap((operation) => operation.tags))
  return [...tags].map((name) => {
    const own = Object.hasOwn(descriptions, name) ? descriptions[name] : undefined
    return { name, description: own ?? descriptionOf(name, models.get(name), api) }
  })
}

function descriptionOf(tag: string, model: Model | undefined, api: Api): string {
  if (model?.doc !== undefined) return prose(model.doc)
  if (model) return `The ${api.names.model(model).many}.`
  return (Object.hasOwn(KNOWN, tag) ? KNOWN[tag] : undefined) ?? `The operations of ${prose(tag)}.`
}
