import { createBulkController, type BulkController } from './bulk-controller.js'
import type { Context } from './context.js'
import { encodeRecord } from './encode.js'
import type { Selection } from './list-query.js'
import type { Model, ModelTypes } from './model.js'
import { noSuchRecord } from './no-such-record.js'
import type { Handler } from './operation.js'
import { overridable } from './overridable.js'
import { readIfMatch, readIfNoneMatch, refusePreconditions } from './precondition.js'
import { locationOf, tagged } from './record-reply.js'
import { withoutTag, withTag } from './record-tag.js'
import { created, noContent, ok } from './reply.js'
import { inBody } from './search-body.js'
import type { ListService, ReadService, Service, SoftDeleteService } from './service.js'
import { refuseTakenId } from './taken-id.js'

/** Answers requests for lists. */
export type ListController<T extends ModelTypes> = {
  readonly list: Handler<unknown, T['query'], unknown>
  /** As `list`, the request in the body. */
  readonly search: Handler<unknown, unknown, T['query']>
  readonly count: Handler<unknown, T['query'], unknown>
}

/** Answers requests that read. */
export type ReadController<T extends ModelTypes> = ListController<T> & {
  readonly get: Handler<T['key'], T['query'], unknown>
}

/** Answers requests for a resource. */
export type Controller<T extends ModelTypes> = ReadController<T> & BulkController<T> & {
  readonly create: Handler<unknown, unknown, T['create']>
  readonly update: Handler<T['key'], unknown, T['update']>
  readonly delete: Handler<T['key'], unknown, unknown>
}

/** Answers requests for a resource whose deleted records are kept. */
export type SoftDeleteController<T extends ModelTypes> = Controller<T> & {
  readonly restore: Handler<T['key'], unknown, unknown>
  readonly purge: Handler<T['key'], unknown, unknown>
}

/** The controller of a model without a key. */
export function createListController<T extends ModelTypes>(model: Model<T>, service: ListService<T>): ListController<T> {
  return overridable(model, listHandlers(model, service))
}

/** The controller of a model that is only read. */
export function createReadController<T extends ModelTypes>(model: Model<T>, service: ReadService<T>): ReadController<T> {
  return overridable(model, readHandlers(model, service))
}

/** The controller of a model. Records that are written come back with all visible columns and no relations. */
export function createController<T extends ModelTypes>(model: Model<T>, service: Service<T>): Controller<T> {
  return overridable(model, writeHandlers(model, service))
}

function listHandlers<T extends ModelTypes>(model: Model<T>, service: ListService<T>): ListController<T> {
  const page = async (ctx: Context, query: T['query']) => {
    const { data, meta } = await service.list(ctx, query)
    return ok({ data: data.map((record) => encodeRecord(record, model, ctx.models)), meta })
  }
  return {
    async list(ctx, { query, request }) {
      refusePreconditions(request)
      return await page(ctx, query)
    },
    async search(ctx, { body, request }) {
      refusePreconditions(request)
      try {
        return await page(ctx, body)
      } catch (error) {
        throw inBody(error)
      }
    },
    async count(ctx, { query, request }) {
      refusePreconditions(request)
      return ok({ count: await service.count(ctx, query.where) })
    },
  }
}

function readHandlers<T extends ModelTypes>(model: Model<T>, service: ReadService<T>): ReadController<T> {
  const wholes = new Map<number, Selection>()
  // What a request may not ask for is not read unasked either.
  const whole = ({ limits: { maxIncludes } }: Context): Selection => {
    const known = wholes.get(maxIncludes)
    if (known) return known
    const selection = { include: Object.fromEntries((model.defaultInclude ?? []).slice(0, maxIncludes).map((name) => [name, {}])) }
    wholes.set(maxIncludes, selection)
    return selection
  }
  return {
    ...listHandlers(model, service),
    async get(ctx, { params, query, request }) {
      const known = readIfNoneMatch(request)
      const selection = query.selection ?? whole(ctx)
      const found = await service.findById(ctx, params, withTag(selection, model))
      if (!found) throw noSuchRecord()
      const record = encodeRecord(found, model, ctx.models)
      const reply = tagged(ok(withoutTag(record, selection, model), model), record, model)
      return known && reply.tag ? { ...reply, tag: { ...reply.tag, known } } : reply
    },
  }
}

function writeHandlers<T extends ModelTypes>(model: Model<T>, service: Service<T>): Controller<T> {
  return {
    ...readHandlers(model, service),
    ...createBulkController(model, service),
    async create(ctx, { body, request }) {
      refusePreconditions(request)
      refuseTakenId(body, model, ctx)
      const record = encodeRecord(await service.create(ctx, body), model, ctx.models)
      return tagged(created(record, locationOf(record, model, ctx), model), record, model)
    },
    async update(ctx, { params, body, request }) {
      const record = encodeRecord(await service.update(ctx, params, body, readIfMatch(request, model)), model, ctx.models)
      return tagged(ok(record, model), record, model)
    },
    async delete(ctx, { params, request }) {
      await service.delete(ctx, params, readIfMatch(request, model))
      return noContent()
    },
  }
}

/** The controller of a model whose deleted records are kept. */
export function createSoftDeleteController<T extends ModelTypes>(model: Model<T>, service: SoftDeleteService<T>): SoftDeleteController<T> {
  return overridable(model, {
    ...writeHandlers(model, service),
    async restore(ctx, { params, request }) {
      const record = encodeRecord(await service.restore(ctx, params, readIfMatch(request, model)), model, ctx.models)
      return tagged(ok(record, model), record, model)
    },
    async purge(ctx, { params, request }) {
      await service.purge(ctx, params, readIfMatch(request, model))
      return noContent()
    },
  })
}
