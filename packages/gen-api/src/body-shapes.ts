import { modelNamed, type CodeSymbol, type Model, type Shape } from '@ssot-codegen/core'
import type { Api } from './api.js'
import { BODIES, hasBodyShape, shapeName } from './operations/shape-names.js'
import { bodyShape, partShape, uniqueShape, type BodyKind, type RelatedShapes } from './shapes/relation-shapes.js'
import { bodiesOf } from './surface.js'

/** A named shape and the symbols of it. */
type NamedShape = { readonly name: string; readonly shape: Shape; readonly type?: CodeSymbol; readonly validator?: CodeSymbol }

/**
 * The shapes of a model's bodies: of its columns, which a validator checks; where bodies write relations, of all that they say;
 * and of what names one of its records in a body.
 */
export function* bodyShapes(api: Api, model: Model): Iterable<NamedShape> {
  const { create, update, unique, createValidator, updateValidator } = api.model(model)
  const bodies = bodiesOf(api.actions(model))
  if (bodies.create) yield* shapesOf(api, model, 'create', { type: create, validator: createValidator })
  if (bodies.update) yield* shapesOf(api, model, 'update', { type: update, validator: updateValidator })
  if (api.isNamed(model)) yield { name: shapeName(api, model, 'Unique'), shape: uniqueShape(model, api.schema), type: unique }
}

function* shapesOf(api: Api, model: Model, kind: BodyKind, { type, validator }: { readonly type: CodeSymbol; readonly validator: CodeSymbol }): Iterable<NamedShape> {
  const columns = api.shapes(model)[kind]
  const name = (role: 'columns' | 'whole') => shapeName(api, model, BODIES[kind][role])
  const isWhole = hasBodyShape(api, model, kind) && api.actions(model).includes(kind)
  yield { name: name('columns'), shape: columns, validator, ...(!isWhole && { type }) }
  if (!isWhole) return
  const names = relatedShapes(api)
  yield { name: name('whole'), shape: bodyShape(columns, kind, { model, writes: api.writes(model), partOf: (write) => partShape(write, kind, model, names) }), type }
}

function relatedShapes(api: Api): RelatedShapes {
  const named = (name: string) => modelNamed(api.schema, name)
  return {
    body: (name) => shapeName(api, named(name), hasBodyShape(api, named(name), 'create') ? 'CreateBody' : 'Create'),
    unique: (name) => shapeName(api, named(name), 'Unique'),
  }
}
