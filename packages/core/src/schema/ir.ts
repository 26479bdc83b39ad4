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
  /** The files as the user wrote them, for source frames. */
  readonly files: readonly SourceFile[]
  readonly models: readonly Model[]
  readonly enums: readonly Enum[]
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
  /** `@hidden`: exists nowhere outside the server. */
  readonly hidden: boolean
  /** `@readonly`: read, never written by a request. */
  readonly readonly: boolean
  /** `@writeonly`: accepted in bodies, never echoed, filtered or sorted. */
  readonly writeonly: boolean
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
  readonly hidden: boolean
}

/** A column the Prisma client does not see: `Unsupported("...")` or `@ignore`d. */
export type OpaqueField = FieldBase & {
  readonly kind: 'opaque'
  /** `ignored` too: a relation that is ignored at one end, or whose foreign key is. It is never `required`. */
  readonly reason: 'unsupported' | 'ignored'
  readonly hasDefault: boolean
}

/** A field of a model; switch on `kind`. */
export type Field = ScalarField | EnumField | RelationField | OpaqueField

/**
 * A default: a literal, or a function such as `now()`, `uuid(7)`, `dbgenerated("...")`. Literals of BigInt and Decimal
 * are text, digit for digit as in the source; those of Json are JSON text, of DateTime ISO 8601, of Bytes base64.
 */
export type Default =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'function'; readonly name: string; readonly args: readonly Json[] }

/** An identifier or unique. */
export type Key = {
  readonly kind: 'id' | 'unique'
  /** How the Prisma client names it in `where`: the field, `a_b`, or the name the schema gives. */
  readonly name: string
  readonly fields: readonly string[]
  /** Whether one of its columns may be null: then it does not identify every record. */
  readonly nullable: boolean
  /** The attribute that declares it. */
  readonly span?: Span
}

/** An index of the table, keys left out. */
export type Index = {
  readonly kind: 'normal' | 'fulltext'
  readonly fields: readonly { readonly name: string; readonly sort?: 'asc' | 'desc' }[]
}

/** An enum; values keep the order of the source. */
export type Enum = {
  readonly name: string
  readonly dbName?: string
  /** The database schema of `@@schema`. */
  readonly dbSchema?: string
  readonly doc?: string
  readonly values: readonly { readonly name: string; readonly dbName?: string; readonly doc?: string }[]
  readonly annotations: readonly Annotation[]
  readonly span: Span
}
