import { columnNamed, doc, isColumn, join, key, lit, modelNamed, softDeleteOf, ts, type Code, type Model, type ObjectShape, type Printable, type RelationField, type Shape } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import { filterType, isOrdered } from '../column-filter.js'
import { namesType } from '../names-type.js'
import { lib, MODELS } from '../symbols.js'
import type { ModelShape, WireTypes } from '../wire-types.js'

/** What the types of a model are printed from. */
export type ModelTypesParts = {
  readonly api: Api
  readonly types: WireTypes
  /** Whether the database can compare texts in any case. */
  readonly anyCase: boolean
  /** Whether lists of the model have pages behind a record. */
  readonly hasCursor: boolean
}

/** The types of a model's records and bodies, and what the runtime's types know of it. */
export function modelTypes(model: Model, parts: ModelTypesParts): Code {
  const { api, types } = parts
  const read = types.read(model)
  const shapes = types.ofModel(model)
  const typeOf = (shape: Shape) => types.typeOf(shape, model)
  return join(
    [
      ts`
        ${doc(model.doc ?? `A record of ${model.name}, as it is read.`)}
        export type ${read} = ${typeOf(api.shapes(model).read)}
      `,
      ...shapes.map((item) => bodyType(item, parts)),
      ts`
        declare module ${lit(MODELS)} {
          interface ClientModels {
            ${key(model.name)}: {
              read: ${read}
              ${shapes.map(({ role, name }) => ts`${key(role)}: ${typeOf({ kind: 'ref', name })}`)}
              ${relations(model, parts)}
              where: ${lib.Combined}<${lit(model.name)}>${where(model, parts)}
              order: ${namesType(orderColumns(model, parts))}
              orderAlong: ${namesType(orderRelations(model, parts))}
              ${parts.hasCursor && ts`paging: 'cursor'`}
            }
          }
        }
      `,
    ],
    '\n\n',
  )
}

const DOCS: { readonly [role: string]: string } = {
  Create: 'What a new record is made of.',
  CreateBody: 'What a new record is made of, and what is said of related ones.',
  Update: 'What may change; what is absent stays as it is.',
  UpdateBody: 'What may change, and what is said of related records; what is absent stays as it is.',
  Unique: 'What names one record in a body.',
}

function bodyType({ model, role, name, shape }: ModelShape, { types }: ModelTypesParts): Code {
  return ts`
    ${doc(DOCS[role])}
    export type ${types.typeOf({ kind: 'ref', name }, model)} = ${types.typeOf(shape.kind === 'object' ? possible(shape) : shape, model)}
  `
}

/** A body that leaves out what is called like what every object has would seem to have it, so its type says nothing of what it may leave out. */
function possible(shape: ObjectShape): ObjectShape {
  return { ...shape, properties: shape.properties.filter(({ name, optional }) => !(isEverywhere(name) && optional === true)) }
}

function isEverywhere(name: string): boolean {
  return name in Object.prototype
}

function relations(model: Model, parts: ModelTypesParts): Printable {
  const fields = parts.api.relations(model)
  if (fields.length === 0) return false
  return ts`
    relations: {
      ${fields.map((field) => ts`${key(field.name)}: ${lib.relation[endOf(field, parts)]}<${lit(field.model)}>`)}
    }
  `
}

/** Conditions of the model's own, beside those that put conditions together. */
function where(model: Model, parts: ModelTypesParts): Printable {
  const { api, types, anyCase } = parts
  const columns = api.shapes(model).read.properties.flatMap(({ name, shape }) => {
    const field = columnNamed(model, name)
    const type = filterType({ field, kind: api.kindOf(field), anyCase, typeOf: (value) => types.typeOf(value, model), shape })
    return type === undefined || !isNamed(field, api) ? [] : [ts`${key(name)}?: ${type}`]
  })
  const related = api.relations(model).filter((field) => isNamed(field, api))
  if (columns.length === 0 && related.length === 0) return false
  return ts`
     & {
      ${columns}
      ${related.map((field) => ts`${key(field.name)}?: ${lib.related[endOf(field, parts)]}<${lit(field.model)}>`)}
    }
  `
}

/** Whether the type of filters has the field. A filter without one that is called like what every object has would seem to have it. */
function isNamed(field: Parameters<Api['isFilterable']>[0], api: Api): boolean {
  return api.isFilterable(field) && !isEverywhere(field.name)
}

function orderColumns(model: Model, { api }: ModelTypesParts): string[] {
  const shown = new Set(api.shapes(model).read.properties.map(({ name }) => name))
  return model.fields.filter(isColumn).filter((field) => shown.has(field.name) && isOrdered(field, api.kindOf(field))).map(({ name }) => name)
}

/** Nothing is ordered along a relation to what may have been deleted. */
function orderRelations(model: Model, { api }: ModelTypesParts): string[] {
  const isPlain = (field: RelationField) => !field.list && softDeleteOf(modelNamed(api.schema, field.model)) === undefined
  return api.relations(model).filter(isPlain).map(({ name }) => name)
}

/** What stands at the other end of a relation. */
function endOf(field: RelationField, { api }: ModelTypesParts): 'one' | 'maybe' | 'many' {
  if (field.list) return 'many'
  const target = modelNamed(api.schema, field.model)
  return !field.required || softDeleteOf(target) !== undefined ? 'maybe' : 'one'
}
