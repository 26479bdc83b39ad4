import type { ListQuery } from './list-query.js'

/** How a column's values look: in the process, on the wire, in a query. */
export type ColumnKind =
  | 'string'
  /** A text that is compared as a whole, such as an address. */
  | 'exact'
  /** A text that is not compared, such as XML. */
  | 'document'
  | 'boolean'
  | 'int'
  | 'float'
  | 'bigint'
  | 'decimal'
  | 'datetime'
  | 'date'
  | 'time'
  | 'json'
  | 'bytes'
  /** Bytes that the database compares as a number, and so not with bytes. */
  | 'bits'
  | 'enum'
  | 'uuid'

/** A column, as queries, the encoder and the door need it. A flag that is absent is false. */
export type Column = {
  readonly kind: ColumnKind
  readonly list?: true
  readonly nullable?: true
  /** The values of an enum. */
  readonly values?: readonly string[]
  /** Exists nowhere outside the server. */
  readonly hidden?: true
  /** Accepted in bodies; never read, filtered or sorted. */
  readonly writeonly?: true
  /** The database may keep more of a value than the process can hold, such as microseconds: equality does not find it. */
  readonly inexact?: true
  /** The database sorts texts by how they begin, and compares all of them. */
  readonly sortedByStart?: true
  /** The database fills texts up with blanks, which are no part of them. */
  readonly padded?: true
  /** The column's name in the database where it is another; the database's errors speak of it. */
  readonly dbName?: string
}

/** A relation to another model, by the model's name. */
export type Relation = {
  readonly model: string
  readonly list?: true
  readonly nullable?: true
  readonly hidden?: true
  /** The columns of the foreign key, where this side has it. */
  readonly fields?: readonly string[]
  /** What bodies may do with the records at the other end; absent: nothing. */
  readonly writes?: readonly RelationVerb[]
  /** The columns over there that `fields` refer to, in their order, where bodies write the relation, or the key is spelled. */
  readonly references?: readonly string[]
  /** The foreign key has text that the database compares by a collation: it is written as the record over there spells it. */
  readonly spelled?: true
  /** The columns that are null where nothing is connected, where that is not all of `fields`: others serve other relations too. */
  readonly cleared?: readonly string[]
  /** The relation over there that has the foreign key, where bodies write this one. A join table has neither. */
  readonly opposite?: string
}

/** What a body may do with a record at the other end of a relation. Of a list, who may connect and disconnect may also set. */
export type RelationVerb = 'create' | 'connect' | 'disconnect'

/** A way to name one record. */
export type RecordKey = {
  /** How Prisma's `where` names it: the field itself, or the compound's name. */
  readonly name: string
  readonly fields: readonly string[]
}

/**
 * A Zod object that checks the columns of a body. To the compiler it is any object: it would compare all that Zod's objects have in common
 * anew for each model. What reads bodies looks for itself.
 */
export type BodySchema = object

/**
 * What is known of a model at run time. The type parameters say what its records and bodies look like; they carry
 * no value.
 */
export type Model<Types extends ModelTypes = ModelTypes> = {
  readonly name: string
  /** The property of the Prisma client that serves it. */
  readonly delegate: string
  /** What extensions call it, where that is another name. */
  readonly extension?: string
  /** The resource's path, without slashes at its ends. */
  readonly path: string
  readonly columns: { readonly [name: string]: Column }
  readonly relations: { readonly [name: string]: Relation }
  /** How a record is addressed; absent: the model is list-only. */
  readonly key?: RecordKey
  /** The columns that order a list without a key that is shown: Prisma cuts no page out of one without an order, or takes the hidden key for it. */
  readonly order?: readonly string[]
  /** The fields of each other unique; a conflict is told of by them. */
  readonly uniques?: readonly (readonly string[])[]
  /** The fields of constraints whose name in the database does not tell them. */
  readonly constraints?: { readonly [name: string]: readonly string[] }
  /** The column that counts the writes of a record. */
  readonly version?: string
  /** Where nothing counts them, the column that holds the moment of the last one, to the millisecond. */
  readonly updatedAt?: string
  /** The column that holds when a record was deleted: the API knows of none in which it is set. */
  readonly softDelete?: string
  /** Whether whoever changes or deletes a record must say which state of it. */
  readonly requireIfMatch?: true
  /** Whether `/bulk` behind its path is where many are created, and so no record. */
  readonly bulk?: true
  /** Relations read with a single record when the request does not say. */
  readonly defaultInclude?: readonly string[]
  /** Checks the columns of a new record, where bodies of other models make some. */
  readonly createBody?: BodySchema
  /** The sets of columns by which a body names a record, where bodies of other models do. */
  readonly lookups?: readonly (readonly string[])[]
  /** Carries the types only. */
  readonly '~types'?: Types
}

/** Values by name: a record, a body, a key. */
export type Values = { readonly [name: string]: unknown }

/** The types that belong to a model. */
export type ModelTypes = {
  readonly read: Values
  /** What the server makes a record of, and changes it to: what requests may write, and columns that they may not. */
  readonly create: Values
  readonly update: Values
  /** The values of the key's fields, by name. */
  readonly key: Values
  readonly query: ListQuery
}

/** All models by name, so that a relation can find its target without an import. */
export type Models = { readonly [name: string]: Model }
