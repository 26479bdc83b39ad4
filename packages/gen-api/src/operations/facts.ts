import { columnNamed, type Model, type Operation, type PathSegment, type QuerySpec, type ReplySpec, type Shape } from '@ssot-codegen/core'
import type { Api } from '../api.js'
import type { ModelNames } from '../names.js'
import { valueShape } from '../shapes/column-shape.js'
import type { Action } from '../surface.js'
import { ETAG } from './headers.js'
import { shapeName, type ShapeRole } from './shape-names.js'

/** What tells the operations of a model apart. */
export type Facts = Pick<Operation, 'method' | 'path' | 'summary' | 'query' | 'headers' | 'body' | 'replies' | 'rateClass'>

/** The facts of some actions, each made only where the model has the action. */
export type FactsOf<A extends Action> = { readonly [K in A]: () => Facts }

/** A model, and what facts about it are put together from. */
export type Subject = {
  readonly api: Api
  readonly model: Model
  readonly names: ModelNames
  /** The path of its records, and of one. */
  readonly all: readonly PathSegment[]
  readonly one: readonly PathSegment[]
  readonly ref: (role: ShapeRole) => Shape
  readonly query: (parts: Extract<QuerySpec, { kind: 'model' }>['parts']) => QuerySpec
  /** A reply with one record. */
  readonly record: (status: number, doc: string) => ReplySpec
}

/** Gets a model ready for its facts. */
export function subjectOf(api: Api, model: Model): Subject {
  const all: PathSegment[] = api.pathOf(model).split('/')
  const ref = (role: ShapeRole): Shape => ({ kind: 'ref', name: shapeName(api, model, role) })
  return {
    api,
    model,
    names: api.names.model(model),
    all,
    one: [...all, ...keySegments(api, model)],
    ref,
    query: (parts) => ({ kind: 'model', model: model.name, parts }),
    record: (status, doc) => ({ status, doc, body: ref('Read'), headers: [ETAG] }),
  }
}

/** A request without parameters. */
export const NO_QUERY = { kind: 'none' } as const

/** A request without a body. */
export const NO_BODY = { kind: 'none' } as const

/** How an update may be sent. */
export const PATCHES = ['application/json', 'application/merge-patch+json'] as const

/** A body that has to be there. */
export function json(shape: Shape, mediaTypes?: readonly string[]) {
  return { kind: 'json' as const, shape, ...(mediaTypes && { mediaTypes }), required: true }
}

function keySegments(api: Api, model: Model): PathSegment[] {
  return (model.id?.fields ?? []).map((name) => ({ name, shape: valueShape(columnNamed(model, name), api.schema, {}) }))
}
