import type { CodeSymbol } from '../code/printable.js'
import type { Property, Shape } from '../shape/shape.js'

/** HTTP methods an operation may have. HEAD is answered wherever GET is. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One segment of a path: literal text, or a parameter with the shape it must have. */
export type PathSegment = string | { readonly name: string; readonly shape: Shape; readonly doc?: string }

/** What the operation reads from the query string. */
export type QuerySpec =
  | { readonly kind: 'none' }
  /** Flat parameters; an unknown or repeated one is refused. */
  | { readonly kind: 'parameters'; readonly parameters: readonly Property[] }
  /** The list grammar of a model (`where`, `orderBy`, paging, `include`, `select`), or the parts of it named. */
  | {
      readonly kind: 'model'
      readonly model: string
      readonly parts: readonly QueryPart[]
      /** There must be a `where`, and it must keep records out: what the operation writes are all that are left. */
      readonly constrained?: true
    }

/** The parts of the list grammar: `page` is `skip` and `take`, `cursor` a page behind a record. */
export type QueryPart = 'where' | 'orderBy' | 'page' | 'cursor' | 'total' | 'include' | 'select'

/** What the operation reads from the body. */
export type BodySpec =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'json'
      readonly shape: Shape
      readonly mediaTypes?: readonly string[]
      readonly required?: boolean
      /** It is the list grammar of a model, or the parts of it named: the shape is its outline, the model says the rest. */
      readonly query?: { readonly model: string; readonly parts: readonly QueryPart[] }
      /**
       * It makes records of a model: `many`, a list of what each is made of, as long as the server's budget allows, or the one
       * that the path `names`, whose key may be absent here and is no other than that of the path.
       */
      readonly creates?: { readonly model: string; readonly as: 'many' | 'named' }
      /** It makes or changes a record of a model and writes relations of it: the model's validator checks the columns, the model says the rest. */
      readonly record?: { readonly model: string; readonly kind: 'create' | 'update' }
    }
  /** The bytes as they came, for signatures. */
  | { readonly kind: 'raw'; readonly mediaTypes: readonly string[]; readonly maxBytes?: number }
  | { readonly kind: 'multipart'; readonly parts: readonly Property[]; readonly maxBytes?: number }

/** One answer an operation may give. */
export type ReplySpec = {
  readonly status: number
  readonly doc: string
  /** Absent: no body. */
  readonly body?: Shape
  readonly headers?: readonly Property[]
}

/** Writes that a model opts in to: of many records, and of one that may not be there yet. */
export type BulkAction = 'createMany' | 'updateMany' | 'deleteMany' | 'upsert'

/** Who may call an operation: everyone, or those a rule lets in; `unspecified` is refused in production. */
export type Access = { readonly kind: 'public' } | { readonly kind: 'unspecified' } | { readonly kind: 'rule'; readonly rule: string; readonly args: readonly Shape[] }

/**
 * An HTTP endpoint as data. Plugins contribute operations; frameworks mount them, documents describe them,
 * clients call them.
 */
export type Operation = {
  /** Unique and stable, `<group>.<verb>`: the `operationId`. */
  readonly id: string
  /** What it belongs to: a resource, or a plugin's own group. One route file and one tag per group. */
  readonly group: string
  readonly method: Method
  /** The whole path, prefix included. */
  readonly path: readonly PathSegment[]
  readonly summary: string
  readonly doc?: string
  readonly deprecated?: boolean
  /** Whom it is for, where that is not programs: a `browser` shows it to people. Frameworks mount it; documents and clients leave it out. */
  readonly audience?: 'browser'
  readonly query: QuerySpec
  readonly headers?: readonly Property[]
  readonly body: BodySpec
  readonly replies: readonly ReplySpec[]
  readonly access: Access
  /** Which limit it counts against. */
  readonly rateClass: 'read' | 'write' | 'auth' | 'heavy' | 'none'
  readonly tags: readonly string[]
  /** `(ctx, input) => Promise<Reply>`. */
  readonly handler: { readonly symbol: CodeSymbol; /** The member of the symbol to call, where the symbol is an object. */ readonly member?: string }
  /** The model it serves and what it does with it, where it does. */
  readonly model?: string
  readonly action?: 'list' | 'search' | 'get' | 'create' | 'update' | 'delete' | 'count' | 'restore' | 'purge' | BulkAction
}

/**
 * What one plugin adds to operations of another. Additive, so amendments commute: guards must all allow, the rest
 * are unions. Two plugins saying different things of one status, parameter or header is a diagnostic.
 */
export type Amendment = {
  /** Which operations it amends, by id. */
  readonly operation: string
  /** `(ctx, input) => void | Promise<void>`, throwing a problem to refuse. */
  readonly guards?: readonly CodeSymbol[]
  readonly replies?: readonly ReplySpec[]
  readonly parameters?: readonly Property[]
  readonly headers?: readonly Property[]
  readonly tags?: readonly string[]
  readonly security?: readonly string[]
}

/** An operation with everything amended, as frameworks, documents and clients see it. */
export type FinalOperation = Operation & {
  readonly guards: readonly CodeSymbol[]
  readonly security: readonly string[]
}
