import type { Context } from './context.js'
import { query } from './door.js'
import type { EntityTags } from './entity-tag.js'
import type { Increments } from './increments.js'
import type { Page } from './list-query.js'
import type { Model, ModelTypes } from './model.js'
import { countWithHooks, findWithHooks, listWithHooks } from './read-hooks.js'
import { upsertRecord, type Upserted, type UpsertTarget } from './upsert-record.js'
import { createRecords, deleteRecords, updateRecords } from './write-many.js'
import { createRecord, deleteRecord, purgeRecord, restoreRecord, updateRecord } from './write-record.js'

/** What can be done with any model: lists and counts. Errors are those of the door. */
export type ListService<T extends ModelTypes> = {
  /** One page of records, in the order asked for. */
  readonly list: (ctx: Context, request: T['query']) => Promise<Page<T['read']>>
  /** How many records match; all of them where there is no filter. */
  readonly count: (ctx: Context, where?: T['query']['where']) => Promise<number>
  /** Whether any record matches. */
  readonly exists: (ctx: Context, where: NonNullable<T['query']['where']>) => Promise<boolean>
}

/** What can be done with a model whose records have a key. */
export type ReadService<T extends ModelTypes> = ListService<T> & {
  /** The record with that key, or null. All visible columns and no relations unless the selection says otherwise. */
  readonly findById: (ctx: Context, key: T['key'], selection?: T['query']['selection']) => Promise<T['read'] | null>
}

/** What can be done with a model whose records are written here. */
export type Service<T extends ModelTypes> = ReadService<T> & {
  readonly create: (ctx: Context, data: T['create']) => Promise<T['read']>
  /**
   * Changes what the data names, and returns the record as it is then; no data, no change. With `ifMatch` only a record that
   * is in one of those states.
   */
  readonly update: (ctx: Context, key: T['key'], data: T['update'], ifMatch?: EntityTags) => Promise<T['read']>
  /** With `ifMatch` only a record that is in one of those states. */
  readonly delete: (ctx: Context, key: T['key'], ifMatch?: EntityTags) => Promise<void>
  /**
   * Adds to columns of all records that match, in one statement, and returns how many there were. What must hold for it is in the
   * filter, such as a stock that suffices. No hook sees it.
   */
  readonly increment: (ctx: Context, where: NonNullable<T['query']['where']>, by: Increments<T>) => Promise<number>
  /**
   * Makes the record with that key, or changes it where it is there: then what the data does not name stays as it is. The
   * key is that of the call, also where the data has another.
   */
  readonly upsert: (ctx: Context, key: T['key'], data: T['create'], conditions?: UpsertConditions) => Promise<Upserted<T>>
  /** Makes all of the records or none, and returns how many. */
  readonly createMany: (ctx: Context, data: readonly T['create'][]) => Promise<number>
  /**
   * Changes all records that match, and returns how many. The filter must keep some out, and no more may match than
   * `limits.maxBulkRecords` of the context.
   */
  readonly updateMany: (ctx: Context, where: NonNullable<T['query']['where']>, data: T['update']) => Promise<number>
  /** Deletes all records that match, as `updateMany` changes them. */
  readonly deleteMany: (ctx: Context, where: NonNullable<T['query']['where']>) => Promise<number>
}

/** What must be so of a record that is made or changed: the states that it is in, or that there is none. */
export type UpsertConditions = Omit<UpsertTarget<ModelTypes>, 'key'>

/** What can be done with a model whose deleted records are kept: `delete` has them be there no more, for anything but these. */
export type SoftDeleteService<T extends ModelTypes> = Service<T> & {
  /** Makes a deleted record be there again, and returns it. With `ifMatch` only one that is in one of those states. */
  readonly restore: (ctx: Context, key: T['key'], ifMatch?: EntityTags) => Promise<T['read']>
  /** Deletes a record for good, whether or not it was deleted before. With `ifMatch` only one that is in one of those states. */
  readonly purge: (ctx: Context, key: T['key'], ifMatch?: EntityTags) => Promise<void>
}

/** The service of a model without a key. */
export function createListService<T extends ModelTypes>(model: Model<T>): ListService<T> {
  return {
    list: (ctx, request) => listWithHooks(ctx, model, request),
    count: (ctx, where) => countWithHooks(ctx, model, where ? { where } : {}),
    exists: async (ctx, where) => (await countWithHooks(ctx, model, { where, limit: 1 })) > 0,
  }
}

/** The service of a model that is only read, such as a view. */
export function createReadService<T extends ModelTypes>(model: Model<T>): ReadService<T> {
  return {
    ...createListService(model),
    findById: (ctx, key, selection) => findWithHooks(ctx, model, key, selection ? { selection } : {}),
  }
}

/** The service of a model. */
export function createService<T extends ModelTypes>(model: Model<T>): Service<T> {
  return {
    ...createReadService(model),
    create: (ctx, data) => createRecord(ctx, model, data),
    update: (ctx, key, data, tags) => updateRecord(ctx, model, { key, ...(tags && { tags }) }, data),
    delete: (ctx, key, tags) => deleteRecord(ctx, model, { key, ...(tags && { tags }) }),
    increment: (ctx, where, by) => query(ctx, model, 'increment', { where, by }),
    upsert: (ctx, key, data, conditions) => upsertRecord(ctx, model, { key, ...conditions }, data),
    createMany: (ctx, data) => createRecords(ctx, model, data),
    updateMany: (ctx, where, data) => updateRecords(ctx, model, where, data),
    deleteMany: (ctx, where) => deleteRecords(ctx, model, where),
  }
}

/** The service of a model whose deleted records are kept. */
export function createSoftDeleteService<T extends ModelTypes>(model: Model<T>): SoftDeleteService<T> {
  return {
    ...createService(model),
    restore: (ctx, key, tags) => restoreRecord(ctx, model, { key, ...(tags && { tags }) }),
    purge: (ctx, key, tags) => purgeRecord(ctx, model, { key, ...(tags && { tags }) }),
  }
}
