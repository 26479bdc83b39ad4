import { doc, join, lit, ts, typeOf, type Code, type Model, type Side } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import { keyShape, readableColumns } from '../shapes/model-shapes.js'
import { reachOf } from '../surface.js'
import { decimal, lib, unnamed } from '../symbols.js'

/** The types of a model's bodies and records. */
export function dtoFile(api: Api, model: Model): Code {
  const { schema } = api
  const symbols = api.model(model)
  const shapes = api.shapes(model)
  const type = (shape: Parameters<typeof typeOf>[0], side: Side) =>
    typeOf(shape, side, { ref: unnamed, enum: api.enumType, json: lib.JsonValue, decimal })
  const relations = api.relations(model).map((field) => lit(field.name))
  const columns = readableColumns(model).length > 0 ? ts`keyof ${symbols.read}` : ts`never`
  const written = reachOf(model) === 'full'
  const bodies = written && ts`
    /** What a new record is made of. */
    export type ${symbols.create} = ${type(shapes.create, 'input')}

    /** What may change; what is absent stays as it is. */
    export type ${symbols.update} = ${type(shapes.update, 'input')}
  `
  return ts`
    ${doc(model.doc ?? `A record of ${model.name}, as it is read.`)}
    export type ${symbols.read} = ${type(shapes.read, 'record')}

    ${bodies}

    /** What addresses one record. */
    export type ${symbols.key} = ${type(keyShape(model, schema), 'input')}

    /** What a list may be asked for. */
    export type ${symbols.query} = ${lib.ListQuery}<${columns}, ${relations.length > 0 ? join(relations, ' | ') : ts`never`}>

    /** The types above, as services and controllers take them. */
    export type ${symbols.types} = {
      read: ${symbols.read}
      create: ${written ? symbols.create : ts`never`}
      update: ${written ? symbols.update : ts`never`}
      key: ${symbols.key}
      query: ${symbols.query}
    }
  `
}
