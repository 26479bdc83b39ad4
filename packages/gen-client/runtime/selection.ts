import type { Many, Maybe, ModelName, One, OrderColumn, OrderRelation, Read, Relations } from './models.js'

/** A relation of a model, with dots for those behind it. What stands behind the first dot is checked where it is given. */
export type IncludePath<M extends ModelName> = RelationName<M> | `${RelationName<M>}.${string}`

/** A column of a model, or behind a dot one of an included relation. */
export type SelectPath<M extends ModelName> = ColumnName<M> | `${RelationName<M>}.${string}`

/** A term of an order: a column, behind a minus for descending, along relations to one with dots. */
export type OrderTerm<M extends ModelName> = `${'' | '-'}${OrderColumn<M>}` | `${'' | '-'}${OrderRelation<M>}.${string}`

/** The path as it is where every part of it is a relation, else what could stand there. */
export type CheckedInclude<M extends ModelName, P extends string> = P extends `${infer H}.${infer T}`
  ? H extends RelationName<M>
    ? `${H}.${CheckedInclude<TargetOf<M, H>, T>}`
    : RelationName<M>
  : P extends RelationName<M>
    ? P
    : RelationName<M>

/**
 * The path as it is where it leads along included relations to a column, else what could stand there.
 *
 * @typeParam I what is included
 */
export type CheckedSelect<M extends ModelName, P extends string, I extends string> = P extends `${infer H}.${infer T}`
  ? H extends HeadOf<I> & RelationName<M>
    ? `${H}.${CheckedSelect<TargetOf<M, H>, T, TailOf<I, H>>}`
    : ColumnName<M>
  : P extends ColumnName<M>
    ? P
    : ColumnName<M>

/** The term as it is where it leads to a column that has an order, else what could stand there. */
export type CheckedOrder<M extends ModelName, P extends string> = P extends `-${infer U}` ? `-${CheckedOrderPath<M, U>}` : CheckedOrderPath<M, P>

type CheckedOrderPath<M extends ModelName, P extends string> = P extends `${infer H}.${infer T}`
  ? H extends OrderRelation<M> & RelationName<M>
    ? `${H}.${CheckedOrderPath<TargetOf<M, H>, T>}`
    : OrderColumn<M>
  : P extends OrderColumn<M>
    ? P
    : OrderColumn<M>

/**
 * A record as a reply shows it.
 *
 * @typeParam I the relations that come along; never: none
 * @typeParam S the columns that were asked for; a level without any is read whole
 */
export type Selected<M extends ModelName, I extends string, S extends string> = [I] extends [never]
  ? Columns<M, S>
  : Columns<M, S> & { [R in HeadOf<I> & keyof Relations<M>]: Related<Relations<M>[R], TailOf<I, R>, TailOf<S, R>> }

/** The relations that a single record comes with where the request says nothing. */
export type ByDefault<S extends string, D extends string> = [S] extends [never] ? D : never

type RelationName<M extends ModelName> = keyof Relations<M> & string
type ColumnName<M extends ModelName> = keyof Read<M> & string

type TargetOf<M extends ModelName, R extends string> = R extends keyof Relations<M>
  ? Relations<M>[R] extends { to: infer N extends ModelName }
    ? N
    : never
  : never

type Related<R, I extends string, S extends string> = R extends One<infer N extends ModelName>
  ? Selected<N, I, S>
  : R extends Maybe<infer N extends ModelName>
    ? Selected<N, I, S> | null
    : R extends Many<infer N extends ModelName>
      ? Selected<N, I, S>[]
      : never

type Columns<M extends ModelName, S extends string> = [OwnOf<S>] extends [never] ? Read<M> : Pick<Read<M>, OwnOf<S> & keyof Read<M>>

type OwnOf<S extends string> = S extends `${string}.${string}` ? never : S

/** The first part of a path. */
type HeadOf<P extends string> = P extends `${infer H}.${string}` ? H : P

/** What stands behind the first part, of the paths that begin with it. */
type TailOf<P extends string, H> = P extends `${H & string}.${infer T}` ? T : never
