/** What `get_datamodel` of Prisma's parser returns, as far as it is of use. Nothing outside this folder sees it. */
export type Datamodel = {
  readonly models: readonly DatamodelModel[]
  readonly enums: readonly DatamodelEnum[]
  readonly indexes: readonly DatamodelIndex[]
}

/** A model or a view: it does not say which. */
export type DatamodelModel = {
  readonly name: string
  readonly dbName: string | null
  readonly schema?: string | null
  readonly fields: readonly DatamodelField[]
  readonly primaryKey: { readonly name: string | null; readonly fields: readonly string[] } | null
}

/** A field the client can see. */
export type DatamodelField = {
  readonly name: string
  readonly dbName?: string
  readonly kind: 'scalar' | 'enum' | 'object' | 'unsupported'
  readonly type: string
  readonly isList: boolean
  readonly isRequired: boolean
  readonly isUpdatedAt: boolean
  readonly nativeType?: readonly [string, readonly string[]] | null
  readonly default?: DatamodelDefault
  readonly relationName?: string
  readonly relationFromFields?: readonly string[]
  readonly relationToFields?: readonly string[]
  readonly relationOnDelete?: string
  readonly relationOnUpdate?: string
}

type Literal = string | number | boolean

/** A default: a literal, a list of them, or a function. */
export type DatamodelDefault = Literal | readonly Literal[] | { readonly name: string; readonly args: readonly Literal[] }

/** An enum. */
export type DatamodelEnum = {
  readonly name: string
  readonly dbName?: string | null
  readonly values: readonly { readonly name: string; readonly dbName?: string | null }[]
}

/** Any index of a table, keys among them. */
export type DatamodelIndex = {
  readonly model: string
  readonly type: 'id' | 'unique' | 'normal' | 'fulltext'
  readonly isDefinedOnField: boolean
  /** How the client names a compound, where the schema says. */
  readonly name?: string
  readonly dbName?: string
  readonly algorithm?: string
  readonly clustered?: boolean
  readonly fields: readonly {
    readonly name: string
    readonly sortOrder?: 'asc' | 'desc'
    readonly length?: number
    readonly operatorClass?: string
  }[]
}
