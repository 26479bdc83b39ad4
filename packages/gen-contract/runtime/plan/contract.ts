import type { PathSegment } from '#runtime/api/extension-path.js'
import type { Property, Shape } from '#runtime/api/shape.js'
import type { QueryPart } from '#runtime/api/written-query.js'

/** What an operation reads from the query string. */
export type ContractQuery =
  | { readonly kind: 'none' }
  | { readonly kind: 'parameters'; readonly parameters: readonly Property[] }
  | { readonly kind: 'model'; readonly model: string; readonly parts: readonly QueryPart[]; readonly constrained?: boolean }

/** What it reads from the body. */
export type ContractBody =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'json'
      readonly shape: Shape
      readonly mediaTypes?: readonly string[]
      readonly required?: boolean
      readonly query?: { readonly model: string; readonly parts: readonly QueryPart[] }
      readonly creates?: { readonly model: string; readonly as: 'many' | 'named' }
      readonly record?: { readonly model: string; readonly kind: 'create' | 'update' }
    }
  | { readonly kind: 'raw'; readonly mediaTypes: readonly string[]; readonly maxBytes?: number }
  | { readonly kind: 'multipart'; readonly parts: readonly Property[]; readonly maxBytes?: number }

/** One answer it may give. */
export type ContractReply = { readonly status: number; readonly body?: Shape; readonly headers?: readonly Property[] }

/** An operation as data: what can be told of it without running it. */
export type ContractOperation = {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** The whole path, prefix included. */
  readonly path: readonly PathSegment[]
  readonly query: ContractQuery
  readonly headers?: readonly Property[]
  readonly body: ContractBody
  readonly replies: readonly ContractReply[]
  /** The model it serves and what it does with it, where it does. */
  readonly model?: string
  readonly action?: string
  /** Whom it is for, where that is not programs: then no document tells of it. */
  readonly audience?: 'browser'
  /** The model of which it makes a record, without being the operation that the model has for that. */
  readonly makes?: string
}

/** What the API promises: its operations, and the shapes that they name. */
export type Contract = {
  readonly operations: readonly ContractOperation[]
  readonly shapes: { readonly [name: string]: Shape }
}
