import type { Context } from './context.js'
import { encodeRecord, type EncodedRecord } from './encode.js'
import type { Selection } from './list-query.js'
import type { Model, ModelTypes, Values } from './model.js'
import type { Handler } from './operation.js'
import { Problem } from './problem.js'
import { created, noContent, ok } from './reply.js'
import type { ListService, ReadService, Service } from './service.js'

/** Answers requests for lists. */
export type ListController<T extends ModelTypes> = {
  readonly list: Handler<unknown, T['query'], unknown>
  readonly count: Handler<unknown, T['query'], unknown>
}

/** Answers requests that read. */
export type ReadController<T extends ModelTypes> = ListController<T> & {
  readonly get: Handler<T['key'], T['query'], unknown>
}

/** Answers requests for a resource. */
export type Controller<T extends ModelTypes> = ReadController<T> & {
  readonly create: Handler<unknown, unknown, T['create']>
  readonly update: Handler<T['key'], unknown, T['update']>
  readonly delete: Handler<T['key'], unknown, unknown>
}

/** Segments that no path keeps, and those that name something else behind the path of a resource. */
const LOST: ReadonlySet<unknown> = new Set(['', '.', '..'])
const TAKEN: ReadonlySet<unknown> = new Set(['count', 'search'])

/** The controller of a model without a key. */
export function createListController<T extends ModelTypes>(model: Model<T>, service: ListService<T>): ListController<T> {
  return {
    async list(ctx, { query }) {
      const { data, meta } = await service.list(ctx, query)
      return ok({ data: data.map((record) => encodeRecord(record, model, ctx.models)), meta })
    },
    count: async (ctx, { query }) => ok({ count: await service.count(ctx, query.where) }),
  }
}

/** The controller of a model that is only read. */
export function createReadController<T extends ModelTypes>(model: Model<T>, service: ReadService<T>): ReadController<T> {
  const whole: Selection = { include: Object.fromEntries((model.defaultInclude ?? []).map((name) => [name, {}])) }
  return {
    ...createListController(model, service),
    async get(ctx, { params, query }) {
      const record = await service.findById(ctx, params, query.selection ?? whole)
      if (!record) throw new Problem('not-found', { detail: 'There is no record with this id.' })
      return ok(encodeRecord(record, model, ctx.models))
    },
  }
}

/** The controller of a model. Records that are written come back with all visible columns and no relations. */
export function createController<T extends ModelTypes>(model: Model<T>, service: Service<T>): Controller<T> {
  return {
    ...createReadController(model, service),
    async create(ctx, { body }) {
      refuseTakenId(body, model)
      const record = encodeRecord(await service.create(ctx, body), model, ctx.models)
      return created(record, locationOf(record, model, ctx))
    },
    async update(ctx, { params, body }) {
      return ok(encodeRecord(await service.update(ctx, params, body), model, ctx.models))
    },
    async delete(ctx, { params }) {
      await service.delete(ctx, params)
      return noContent()
    },
  }
}

/** A record could not be addressed by such an id; only one of a single part can be taken for the name of a route. */
function refuseTakenId(body: Values, { key }: Model): void {
  const fields = key?.fields ?? []
  const field = fields.find((name) => LOST.has(body[name]) || (fields.length === 1 && TAKEN.has(body[name])))
  if (field === undefined) return
  throw new Problem('invalid-body', {
    errors: [{ pointer: `/${field}`, code: 'reserved', detail: 'A record with this id could not be addressed.' }],
  })
}

/** The path of a record, each part of its key a segment; undefined where a part is not shown. */
function locationOf(record: EncodedRecord, { path, key }: Model, ctx: Context): string | undefined {
  const parts = (key?.fields ?? []).map((field) => record[field])
  if (parts.length === 0 || !parts.every(isSegment)) return undefined
  return [ctx.prefix, path, ...parts.map(encodeURIComponent)].join('/')
}

function isSegment(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
