import type { ModelTypes } from './model.js'
import type { Shape } from './shape.js'

/**
 * A shape with the types of its values; it carries no value of them. A reply may be given more than a request is read
 * into: a decimal is text in a request, and in a reply also one that the database has read.
 */
export type TypedShape<In = unknown, Out = In> = Shape & { readonly '~in'?: In; readonly '~out'?: Out }

/** A property that may be absent, or of which something is said. */
export type TypedProperty<S extends TypedShape = TypedShape, Optional extends boolean = boolean> = {
  readonly shape: S
  readonly optional: Optional
  readonly doc?: string
}

/** Properties by name. */
export type Fields = { readonly [name: string]: TypedShape | TypedProperty }

/** No properties. */
export type NoFields = { readonly [name in never]: never }

/** What a handler is given for a value of the shape. */
export type InputOf<S> = S extends { readonly '~in'?: infer In } ? In : undefined

/** What a handler may answer with for a value of the shape. */
export type OutputOf<S> = S extends { readonly '~out'?: infer Out } ? Out : undefined

type ShapeOf<F> = F extends TypedProperty<infer S> ? S : F
type OptionalNames<F extends Fields> = { [N in keyof F]: F[N] extends TypedProperty<TypedShape, true> ? N : never }[keyof F]
type Flat<T> = { [N in keyof T]: T[N] }

/** The object of what a handler is given for the properties. */
export type InputsOf<F extends Fields> = Flat<
  { readonly [N in Exclude<keyof F, OptionalNames<F>>]: InputOf<ShapeOf<F[N]>> } & { readonly [N in OptionalNames<F>]?: InputOf<ShapeOf<F[N]>> }
>

/** The object of what a handler may answer with for the properties. */
export type OutputsOf<F extends Fields> = Flat<
  { readonly [N in Exclude<keyof F, OptionalNames<F>>]: OutputOf<ShapeOf<F[N]>> } & {
    readonly [N in OptionalNames<F>]?: OutputOf<ShapeOf<F[N]>> | undefined
  }
>

/** A decimal of Prisma's, or its text. */
export type DecimalValue = string | { toFixed(): string }

/** The shape of a model's records. */
export type RecordOf<T extends ModelTypes> = TypedShape<T['read']>
