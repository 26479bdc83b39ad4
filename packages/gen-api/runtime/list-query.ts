/** A value of a column as the process holds it. A decimal is its text. */
export type Scalar = string | number | bigint | boolean | Date | Uint8Array | null

/** Conditions on one column, all of which must hold. */
export type Condition = {
  readonly equals?: Scalar
  readonly not?: Scalar
  readonly in?: readonly Scalar[]
  readonly notIn?: readonly Scalar[]
  readonly lt?: Scalar
  readonly lte?: Scalar
  readonly gt?: Scalar
  readonly gte?: Scalar
  readonly contains?: string
  readonly startsWith?: string
  readonly endsWith?: string
  readonly isNull?: boolean
  /** Text comparisons ignore case; only where the database can. */
  readonly mode?: 'insensitive'
  readonly has?: Scalar
  readonly hasSome?: readonly Scalar[]
  readonly hasEvery?: readonly Scalar[]
  readonly isEmpty?: boolean
}

/** Conditions on a relation: on the one related record, or on some, every or none of many. */
export type RelationCondition = {
  readonly is?: Where
  readonly isNull?: boolean
  readonly some?: Where
  readonly every?: Where
  readonly none?: Where
}

/** A filter: conditions on columns and relations by name, combined by `and`, `or`, `not`; all of them must hold. */
export type Where<C extends string = string, R extends string = string> = {
  readonly columns?: { readonly [column in C]?: Condition }
  readonly relations?: { readonly [relation in R]?: RelationCondition }
  readonly and?: readonly Where<C, R>[]
  readonly or?: readonly Where<C, R>[]
  /** None of these may hold. */
  readonly not?: readonly Where<C, R>[]
}

/** One term of an order: a path of to-one relations that ends in a column. */
export type OrderTerm = { readonly path: readonly string[]; readonly direction: 'asc' | 'desc' }

/** Relations to read with a record, nested. */
export type IncludeTree<R extends string = string> = { readonly [relation in R]?: Selection }

/** What to read of a record: some columns (all visible ones where absent), and relations. */
export type Selection<C extends string = string, R extends string = string> = {
  readonly columns?: readonly C[]
  readonly include?: IncludeTree<R>
}

/** A list request: what a service takes. `C` names the model's columns, `R` its relations. */
export type ListQuery<C extends string = string, R extends string = string> = {
  readonly where?: Where<C, R>
  readonly orderBy?: readonly OrderTerm[]
  /** Records to pass over; 0 where absent. Not beside `cursor`. */
  readonly skip?: number
  /** The `nextCursor` of a page in the same order: this one starts behind it. */
  readonly cursor?: string
  /** Records on the page; the context's default where absent. */
  readonly take?: number
  /** Count all that match; where absent, all but pages behind a cursor do. */
  readonly total?: boolean
  readonly selection?: Selection<C, R>
}

/** A page of records. */
export type Page<T> = {
  readonly data: readonly T[]
  readonly meta: {
    /** How many match in all; null when not counted. */
    readonly total: number | null
    readonly skip: number
    readonly take: number
    readonly hasMore: boolean
    /** The `cursor` of the next page; null at the end, and where records have no key to go on from. */
    readonly nextCursor: string | null
  }
}
