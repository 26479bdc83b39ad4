/** A value of a column as the process holds it. */
export type Scalar = string | number | bigint | boolean | Date | Uint8Array | null

/** Conditions on one column. `equals` is what a bare value means. */
export type Condition = {
  readonly equals?: Scalar | readonly Scalar[]
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

/** A filter, checked against its model: columns and relations by name, combined by `and`, `or`, `not`. */
export type Where = {
  readonly columns?: { readonly [column: string]: Condition }
  readonly relations?: { readonly [relation: string]: RelationCondition }
  readonly and?: readonly Where[]
  readonly or?: readonly Where[]
  readonly not?: readonly Where[]
}

/** One term of an order: a path of to-one relations that ends in a column. */
export type OrderTerm = { readonly path: readonly string[]; readonly direction: 'asc' | 'desc' }

/** Relations to read with a record, nested. */
export type IncludeTree = { readonly [relation: string]: Selection }

/** What to read of a record: some columns (all visible ones where absent), and relations. */
export type Selection = { readonly columns?: readonly string[]; readonly include?: IncludeTree }

/** A list request, checked: what a service takes. */
export type ListQuery = {
  readonly where?: Where
  readonly orderBy?: readonly OrderTerm[]
  readonly skip?: number
  readonly take?: number
  /** Count all that match. */
  readonly total?: boolean
  readonly selection?: Selection
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
    /** Where the next page starts, for models with keyset paging; null at the end and where there is none. */
    readonly nextCursor: string | null
  }
}
