import type { Annotation } from './annotation.js'
import type { Span } from './span.js'

export type { Node, Span } from './span.js'

/** One Prisma file: `path` is how diagnostics name it, `text` its whole content. */
export type SourceFile = { readonly path: string; readonly text: string }

/** The databases a schema may name. MongoDB is refused with a diagnostic: Prisma 7 has no client for it. */
export type Provider = 'sqlite' | 'postgresql' | 'mysql' | 'sqlserver' | 'cockroachdb'

/** Prisma's scalar types. */
export type ScalarType =
  | 'String'
  | 'Boolean'
  | 'Int'
  | 'BigInt'
  | 'Float'
  | 'Decimal'
  | 'DateTime'
  | 'Json'
  | 'Bytes'

/** A value as JSON knows it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * The intermediate representation of the user's Prisma files: immutable, JSON-serializable, the only thing
 * generators see. Models and enums are sorted by name (code units), so the order of the files never shows.
 */
export type Schema = {
  readonly provider: Provider
  /** Whether the database holds foreign keys, or the Prisma client alone minds relations. */
  readonly relationMode: 'foreignKeys' | 'prisma'
  /** Extensions of PostgreSQL the datasource names, as the database calls them. */
  readonly extensions: readonly string[]
  /** The files as the user wrote them, for source frames. */
  readonly files: readonly SourceFile[]
  readonly models: readonly Model[]
  readonly enums: readonly Enum[]
  /** The models and views the client does not see, for `@@ignore`, sorted by name. */
  readonly ignored: readonly { readonly name: string; readonly span: Span }[]
}

/** A model or a view. Fields keep the order of the source. */
export type Model = {
  readonly kind: 'model' | 'view'
  readonly name: string
  /** The table's name where `@@map` gives another. */
  readonly dbName?: string
  /** The database schema of `@@schema`. */
  readonly dbSchema?: string
  readonly doc?: string
  readonly annotations: readonly Annotation[]
  /**
   * Whether it exists outside the server: false with `@hidden` or where the config leaves it out. Then it has no
   * operations, and relation fields that lead to it are `hidden`.
   */
  readonly exposed: boolean
  readonly fields: readonly Field[]
  /** Every identifier and unique, the primary key first, then in source order. */
  readonly keys: readonly Key[]
  /** How a record is addressed: the primary key, else the first unique, of fields that are neither nullable, hidden, writeonly nor Json; absent: list-only. */
  readonly id?: Key
  readonly indexes: readonly Index[]
  /** The fields of `@shardKey` or `@@shardKey`. */
  readonly shardKey?: readonly string[]
  readonly span: Span
}

/** What all fields share. */
type FieldBase = {
  readonly name: string
  readonly doc?: string
  readonly annotations: readonly Annotation[]
  readonly required: boolean
  readonly list: boolean
  readonly span: Span
}

/** What fields stored in a column share. */
type ColumnBase = FieldBase & {
  /** The column's name where `@map` gives another. */
  readonly dbName?: string
  readonly default?: Default
  /** `@updatedAt`: Prisma writes it. */
  readonly updatedAt: boolean
  /** The relation fields of this model that this column serves as foreign key. */
  readonly foreignKeyOf: readonly string[]
  /** `@hidden`, or its name says that it is secret, or it refers to what is kept back: exists nowhere outside the server. */
  readonly hidden: boolean
  /** `@readonly`: read, never written by a request. */
  readonly readonly: boolean
  /** `@writeonly`, or for these reasons too: accepted in bodies, never echoed, filtered or sorted. */
  readonly writeonly: boolean
  /** It is `hidden` or `writeonly` for its name alone, as nothing else was said of it. */
  readonly secretByName?: true
}

/** A column of a scalar type. */
export type ScalarField = ColumnBase & {
  readonly kind: 'scalar'
  readonly type: ScalarType
  /** `@db.VarChar(120)` is `{ name: 'VarChar', args: ['120'] }`. */
  readonly native?: { readonly name: string; readonly args: readonly string[] }
}

/** A column of an enum type. */
export type EnumField = ColumnBase & { readonly kind: 'enum'; readonly enum: string }

/** A column the client can read and write. */
export type ColumnField = ScalarField | EnumField

/** One side of a relation. */
export type RelationField = FieldBase & {
  readonly kind: 'relation'
  /** The model at the other end. */
  readonly model: string
  /** Prisma's name of the relation, shared by both sides. */
  readonly relation: string
  /** The field at the other end. */
  readonly opposite: string
  /** Foreign-key columns here, in the order of `references`; empty on the side that does not own the key. */
  readonly fields: readonly string[]
  readonly references: readonly string[]
  readonly onDelete?: string
  readonly onUpdate?: string
  /** The foreign key's name in the database where `map` gives one. */
  readonly dbName?: string
  readonly hidden: boolean
}

/** A column the Prisma client does not see: `Unsupported("...")` or `@ignore`d. */
export type OpaqueField = FieldBase & {
  readonly kind: 'opaque'
  /** `ignored` too: a relation that is ignored at one end, or whose foreign key is. It is never `required`. */
  readonly reason: 'unsupported' | 'ignored'
  /** The type as the schema says it: `String`, `User`, or what stands in `Unsupported("...")`. */
  readonly type: string
  /** The column's name where `@map` gives another. */
  readonly dbName?: string
  readonly hasDefault: boolean
}

/** A field of a model; switch on `kind`. */
export type Field = ScalarField | EnumField | RelationField | OpaqueField

/**
 * A default: a literal, or a function such as `now()`, `uuid(7)`, `dbgenerated("...")`. Literals of BigInt and Decimal
 * are text, digit for digit as in the source; those of Json are JSON text, of DateTime ISO 8601, of Bytes base64.
 */
export type Default = (
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'function'; readonly name: string; readonly args: readonly Json[] }
) & {
  /** The constraint's name in the database where `map` gives one; SQL Server has such. */
  readonly dbName?: string
}

/** An identifier or unique. */
export type Key = {
  readonly kind: 'id' | 'unique'
  /** How the Prisma client names it in `where`: the field, `a_b`, or the name the schema gives. */
  readonly name: string
  readonly fields: readonly string[]
  /** Whether one of its columns may be null: then it does not identify every record. */
  readonly nullable: boolean
  /** The constraint's name in the database where `map` gives one; `constraintName` also knows Prisma's own. */
  readonly dbName?: string
  /** What the schema says of the order of the rows on SQL Server. */
  readonly clustered?: boolean
  /** The fields again, where something is said of one of them. */
  readonly columns?: readonly IndexColumn[]
  /** The attribute that declares it. */
  readonly span?: Span
}

/** A column as part of a key or an index; `name` is the field's. */
export type IndexColumn = {
  readonly name: string
  readonly sort?: 'asc' | 'desc'
  /** How much of the text is indexed, on MySQL. */
  readonly length?: number
  /** `text_ops`, or what stands in `raw("...")`. */
  readonly operatorClass?: string
}

/**
 * An index of the table that is no key. An `id` or `unique` is here when the client cannot name a record by it: it covers
 * only some rows, has columns the client does not see, or repeats a key.
 */
export type Index = {
  readonly kind: 'id' | 'unique' | 'normal' | 'fulltext'
  /** In order; opaque fields may be among them. */
  readonly columns: readonly IndexColumn[]
  /** The index's name in the database where `map` gives one. */
  readonly dbName?: string
  /** `Hash`, `Gin`, `Gist`, `SpGist`, `Brin`; absent: the database's own choice. */
  readonly algorithm?: string
  readonly clustered?: boolean
  /** Which rows it covers, as the schema writes it: `raw("...")` or `{ ... }`; absent: all. */
  readonly where?: string
  /** The attribute that declares it. */
  readonly span?: Span
}

/** An enum; values keep the order of the source. */
export type Enum = {
  readonly name: string
  readonly dbName?: string
  /** The database schema of `@@schema`. */
  readonly dbSchema?: string
  readonly doc?: string
  readonly values: readonly EnumValue[]
  readonly annotations: readonly Annotation[]
  readonly span: Span
}

/** One of the values of an enum. */
export type EnumValue = {
  readonly name: string
  readonly dbName?: string
  readonly doc?: string
  /** Absent where there are none. */
  readonly annotations?: readonly Annotation[]
}
