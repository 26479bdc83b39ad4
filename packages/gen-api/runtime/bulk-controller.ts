import type { ConstrainedQuery } from './constrained-query.js'
import { encodeRecord } from './encode.js'
import type { Model, ModelTypes } from './model.js'
import type { Handler } from './operation.js'
import { readUpsertPreconditions, refusePreconditions } from './precondition.js'
import { locationOf, tagged } from './record-reply.js'
import { created, ok } from './reply.js'
import type { Service } from './service.js'
import { refuseTakenIds, refuseTakenKey } from './taken-id.js'

/** Answers requests that write many records at once, or one that may not be there yet. */
export type BulkController<T extends ModelTypes> = {
  readonly upsert: Handler<T['key'], unknown, T['create']>
  readonly createMany: Handler<unknown, unknown, readonly T['create'][]>
  readonly updateMany: Handler<unknown, ConstrainedQuery<T>, T['update']>
  readonly deleteMany: Handler<unknown, ConstrainedQuery<T>, unknown>
}

/** The part of a model's controller that models opt in to. Of many records the reply tells how many they are. */
export function createBulkController<T extends ModelTypes>(model: Model<T>, service: Service<T>): BulkController<T> {
  return {
    async upsert(ctx, { params, body, request }) {
      const conditions = readUpsertPreconditions(request, model)
      refuseTakenKey(params, model, ctx)
      const { record: found, isNew } = await service.upsert(ctx, params, body, conditions)
      const record = encodeRecord(found, model, ctx.models)
      return tagged(isNew ? created(record, locationOf(record, model, ctx), model) : ok(record, model), record, model)
    },
    async createMany(ctx, { body, request }) {
      refusePreconditions(request)
      refuseTakenIds(body, model, ctx)
      return created({ count: await service.createMany(ctx, body) })
    },
    async updateMany(ctx, { query, body, request }) {
      refusePreconditions(request)
      return ok({ count: await service.updateMany(ctx, query.where, body) })
    },
    async deleteMany(ctx, { query, request }) {
      refusePreconditions(request)
      return ok({ count: await service.deleteMany(ctx, query.where) })
    },
  }
}
