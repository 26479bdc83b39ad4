import type { ClientModels } from './client-models.js'

/** The name of a model. */
export type ModelName = keyof ClientModels

/** The columns of a model's records, as JSON has them. */
export type Read<M extends ModelName> = ClientModels[M] extends { read: infer R } ? R : never

/** The filters that lists of a model take. */
export type Where<M extends ModelName> = ClientModels[M] extends { where: infer W } ? W : never

/** A shape of a model that bodies of others are made of. */
export type ShapeOf<M extends ModelName, R extends string> = ClientModels[M] extends { [K in R]: infer T } ? T : never

/** What a model without relations has of them. */
type NoRelations = { readonly [name in never]: never }

/** Where the relations of a model lead. */
export type Relations<M extends ModelName> = ClientModels[M] extends { relations: infer R } ? R : NoRelations

/** A relation to one record. */
export type One<M> = { to: M; as: 'one' }

/** A relation to one record, which may not be there. */
export type Maybe<M> = { to: M; as: 'maybe' }

/** A relation to many records. */
export type Many<M> = { to: M; as: 'many' }

/** The columns that lists can be ordered by. */
export type OrderColumn<M extends ModelName> = ClientModels[M] extends { order: infer O extends string } ? O : never

/** The relations along whose columns lists can be ordered. */
export type OrderRelation<M extends ModelName> = ClientModels[M] extends { orderAlong: infer O extends string } ? O : never

/** What a page behind a record is asked for by, where the model has such pages. */
export type Cursor<M extends ModelName> = ClientModels[M] extends { paging: 'cursor' } ? string : never
