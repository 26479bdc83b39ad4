import type { ModelName, Where } from './models.js'

type EqualOps<T, V = T> = { equals?: V; not?: V; in?: readonly T[]; notIn?: readonly T[] }
type OrderOps<T> = { lt?: T; lte?: T; gt?: T; gte?: T }
type TextOps = OrderOps<string> & { contains?: string; startsWith?: string; endsWith?: string }
type NullOps = { isNull?: boolean }
type ModeOps = { mode?: 'insensitive' }

/** Conditions on a column whose values are the same or not. */
export type Equal<T> = T | EqualOps<T>

/** The same, where there may be no value. */
export type EqualOrNull<T> = T | null | (EqualOps<T, T | null> & NullOps)

/** Conditions on a column whose values have an order. */
export type Ordered<T> = T | (EqualOps<T> & OrderOps<T>)

/** The same, where there may be no value. */
export type OrderedOrNull<T> = T | null | (EqualOps<T, T | null> & OrderOps<T> & NullOps)

/** Conditions on a column of text. */
export type Text = string | (EqualOps<string> & TextOps)

/** The same, where there may be no value. */
export type TextOrNull = string | null | (EqualOps<string, string | null> & TextOps & NullOps)

/** Conditions on a column of text, in a database that can ignore case. */
export type AnyCase = string | (EqualOps<string> & TextOps & ModeOps)

/** The same, where there may be no value. */
export type AnyCaseOrNull = string | null | (EqualOps<string, string | null> & TextOps & NullOps & ModeOps)

/** Conditions on a column that is true or false. */
export type Flag = boolean | { equals?: boolean; not?: boolean }

/** The same, where there may be no value. */
export type FlagOrNull = boolean | null | ({ equals?: boolean | null; not?: boolean | null } & NullOps)

/** Conditions on a column whose values are not compared: whether there is one. */
export type OnlyNull = null | NullOps

/** Conditions on a column that holds a list. */
export type ListOf<T> = { has?: T; hasSome?: readonly T[]; hasEvery?: readonly T[]; isEmpty?: boolean }

/** Conditions on a list whose items are not compared. */
export type OnlyEmpty = { isEmpty?: boolean }

/** Conditions on the record that a relation leads to. */
export type ToOneFilter<M extends ModelName> = Where<M>

/** The same, where there may be none. */
export type ToMaybeFilter<M extends ModelName> = null | (Where<M> & NullOps)

/** Conditions on the records that a relation leads to. */
export type ToManyFilter<M extends ModelName> = { some?: Where<M>; every?: Where<M>; none?: Where<M> }

/** Filters put together. */
export type Combined<M extends ModelName> = {
  AND?: Where<M> | readonly Where<M>[]
  OR?: readonly Where<M>[]
  NOT?: Where<M> | readonly Where<M>[]
}
