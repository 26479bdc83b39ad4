import type { Cursor, ModelName, Where } from './models.js'
import type { CheckedInclude, CheckedOrder, CheckedSelect, IncludePath, OrderTerm, SelectPath } from './selection.js'

/** What to read of a record: relations that come along, and columns. */
export type Selection<M extends ModelName, I extends IncludePath<M>, S extends SelectPath<M>> = {
  /** Relations, with dots for those behind them: `['author', 'comments.author']`. */
  readonly include?: readonly I[] & readonly CheckedInclude<M, I>[]
  /** Columns, those of included relations behind a dot: `['id', 'author.name']`. */
  readonly select?: readonly S[] & readonly CheckedSelect<M, S, I>[]
}

/** What a list is asked for. */
export type ListRequest<M extends ModelName, I extends IncludePath<M>, S extends SelectPath<M>, O extends OrderTerm<M>> = Selection<M, I, S> & {
  readonly where?: Where<M>
  /** Columns, behind a minus for descending, along relations to one with dots: `['-createdAt', 'author.name']`. */
  readonly orderBy?: readonly O[] & readonly CheckedOrder<M, O>[]
  /** Records to pass over. */
  readonly skip?: number
  /** Records on a page. */
  readonly take?: number
  /** The `nextCursor` of a page: this one starts behind it. */
  readonly cursor?: Cursor<M>
  /** Whether to count all that match. */
  readonly total?: boolean
}

/** One page of a list. */
export type Page<R> = { readonly data: R[]; readonly meta: PageMeta }

/** What stands beside the records of a page. */
export type PageMeta = {
  /** How many records match in all; null where they were not counted. */
  readonly total: number | null
  readonly skip: number
  readonly take: number
  readonly hasMore: boolean
  /** The `cursor` of the next page; null at the end, and where there are no such pages. */
  readonly nextCursor: string | null
}

/** How many records there are, or were written. */
export type Count = { readonly count: number }
