import { annotationOf, exposedOperations, type Annotation, type Model, type Schema } from '@ssot-codegen/core'
import { BULK, type BulkAction } from './annotations.js'
import { createObstacle, isKeyCreatable, isUpdatable } from './shapes/model-shapes.js'
import { reachOf } from './surface.js'

/** A bulk action that a model asks for and cannot have, and why, as the end of a sentence about the model. */
export type BulkObstacle = { readonly action: BulkAction; readonly reason: string }

/** The bulk actions that a model asks for: those that can be, and those that cannot. */
export type Bulk = { readonly actions: readonly BulkAction[]; readonly obstacles: readonly BulkObstacle[] }

/** What is to be known of a model beside its annotations of core's. */
export type BulkFacts = {
  readonly schema: Schema
  /** What `@bulk` names: nothing for all of it; absent where the model has none. */
  readonly named: readonly BulkAction[] | undefined
  readonly requiresIfMatch: boolean
}

/** What `@bulk` and `@expose` ask for, in the order of the actions. */
export function bulkOf(model: Model, facts: BulkFacts): Bulk {
  const { named } = facts
  const exposed = exposedOperations(model) ?? []
  const wanted = BULK.filter((action) => exposed.includes(action) || (named && (named.length === 0 || named.includes(action))))
  const checked = wanted.map((action) => ({ action, reason: obstacleOf(action, model, facts) }))
  return {
    actions: checked.flatMap(({ action, reason }) => (reason === undefined ? [action] : [])),
    obstacles: checked.flatMap(({ action, reason }) => (reason === undefined ? [] : [{ action, reason }])),
  }
}

/** Where the model asks for that action by its name; undefined where it asks for all there are. */
export function askedAt(action: BulkAction, model: Model): Annotation | undefined {
  return ['bulk', 'expose'].flatMap((name) => annotationOf(model, name) ?? []).find(({ args }) => args.includes(action))
}

function obstacleOf(action: BulkAction, model: Model, { schema, requiresIfMatch }: BulkFacts): string | undefined {
  if (model.kind === 'view') return 'it is a view, which is only read'
  if (reachOf(model) !== 'full') return 'its records have no key'
  switch (action) {
    case 'createMany':
      return createReason(model, schema) ?? hookReason(model)
    case 'upsert':
      return createReason(model, schema) ?? keyReason(model, schema)
    case 'updateMany':
      return model.fields.some((field) => isUpdatable(field, model, schema)) ? manyReason(requiresIfMatch) : 'nothing of its records may change'
    case 'deleteMany':
      return manyReason(requiresIfMatch)
  }
}

function createReason(model: Model, schema: Schema): string | undefined {
  const field = createObstacle(model, schema)
  return field === undefined ? undefined : `no request can give its required field "${field}" a value`
}

/** Hooks stand around writes of single records. */
function hookReason(model: Model): string | undefined {
  const field = model.fields.find((one) => one.required && annotationOf(one, 'filled'))
  return field && `a hook fills "${field.name}" of single records only`
}

function keyReason(model: Model, schema: Schema): string | undefined {
  const field = (model.id?.fields ?? []).find((name) => !isKeyCreatable(name, model, schema))
  return field === undefined ? undefined : `its key is not for requests to choose, for "${field}" is not`
}

function manyReason(requiresIfMatch: boolean): string | undefined {
  return requiresIfMatch ? 'it demands If-Match, which names the state of one record' : undefined
}
