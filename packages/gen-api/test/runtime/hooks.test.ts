import { describe, expect, it } from 'vitest'
import type { Context, Extensions } from '../../runtime/context.js'
import { createController } from '../../runtime/controller.js'
import type { ModelExtension } from '../../runtime/extensions.js'
import type { Model } from '../../runtime/model.js'
import { Problem } from '../../runtime/problem.js'
import { createServerState } from '../../runtime/server-state.js'
import { createService, createSoftDeleteService } from '../../runtime/service.js'
import { inTransaction } from '../../runtime/transaction.js'
import { hasWriteHook } from '../../runtime/write-hooks.js'
import { contextOf, post, recordingDb, type PostTypes } from './support/blog.js'
import { request } from './support/http.js'

const service = createService(post)
const data = { title: 'x', authorId: 1 }
const conflict = new Problem('conflict', { cause: Object.assign(new Error('write conflict'), { name: 'PrismaClientKnownRequestError', code: 'P2034' }) })

/** A database whose transactions fail at their commits so many times, what was begun there and what ran behind them. */
function extended(extension: ModelExtension<PostTypes>, failing = 0) {
  const { db, calls } = recordingDb(() => ({ id: 1, title: 'x' }))
  const server = createServerState()
  let begun = 0
  const counting: typeof db = {
    ...db,
    async $transaction(work) {
      begun += 1
      const result = await work(db)
      if (begun <= failing) throw conflict
      return result
    },
  }
  const extensions: Extensions = { post: extension }
  const ctx: Context = { ...contextOf(counting), extensions, inBackground: server.inBackground }
  return { ctx, calls, begun: () => begun, idle: server.idle }
}

describe('a purge', () => {
  const model: Model<PostTypes> = { ...post, columns: { ...post.columns, deletedAt: { kind: 'datetime', nullable: true, hidden: true } }, softDelete: 'deletedAt' }
  const { purge } = createSoftDeleteService(model)
  const seeing = (isThere: boolean, extension: ModelExtension<PostTypes>) => {
    const { db, calls } = recordingDb(({ method }) => (method === 'findUnique' && !isThere ? null : { id: 1, title: 'x' }))
    const writes = () => calls.flatMap(({ method }) => (method === 'findUnique' ? [] : [method]))
    return { ctx: { ...contextOf(db), extensions: { post: extension } }, writes }
  }

  it.each([[true], [false]])('is not made where a hook says that nothing is to be deleted, be the record there: %s', async (isThere) => {
    const refusal = new Problem('forbidden')
    const { ctx, writes } = seeing(isThere, { before: { delete: () => { throw refusal } } })
    await expect(purge(ctx, { id: 1 })).rejects.toBe(refusal)
    expect(writes()).toEqual([])
  })

  it.each([[true, ['before', 'after']], [false, ['before']]])('is seen as the deletion that it is, once: %s, %j', async (isThere, expected) => {
    const seen: string[] = []
    const { ctx, writes } = seeing(isThere, { before: { delete: () => seen.push('before') }, after: { delete: () => seen.push('after') } })
    await purge(ctx, { id: 1 })
    expect([seen, writes()]).toEqual([expected, ['delete']])
  })
})

describe('work behind a commit', () => {
  it('is done once where the database had the transaction done over at its end', async () => {
    const titles: unknown[] = []
    const { ctx, begun, idle } = extended({ before: { create: () => undefined }, afterCommit: { create: (_ctx, { record }) => titles.push(record.title) } }, 2)
    await service.create(ctx, data)
    await idle()
    expect([begun(), titles]).toEqual([3, ['x']])
  })

  it('waits for the outermost transaction, and is not done when that is undone', async () => {
    const seen: string[] = []
    const { ctx, begun, idle } = extended({ afterCommit: { create: () => seen.push('committed') } })
    await inTransaction(ctx, async (inner) => {
      await service.create(inner, data)
      await idle()
      seen.push('inside')
    })
    await idle()
    expect([begun(), seen]).toEqual([1, ['inside', 'committed']])
    const undone = inTransaction(ctx, async (inner) => {
      await service.create(inner, data)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await idle()
    expect(seen).toHaveLength(2)
  })

  it('has no transaction, and a signal that the client does not end', async () => {
    const gone = new AbortController()
    const contexts: Context[] = []
    const { ctx, begun, idle } = extended({ afterCommit: { delete: (later) => contexts.push(later) } })
    await service.delete({ ...ctx, signal: gone.signal }, { id: 1 })
    gone.abort()
    await idle()
    expect([begun(), contexts.length, contexts[0]?.tx, contexts[0]?.onCommit, contexts[0]?.signal.aborted]).toEqual([0, 1, undefined, undefined, false])
  })
})

describe('an extension', () => {
  it('of another name than the model is found by that', async () => {
    const { ctx } = extended({})
    const seen: string[] = []
    const renamed: Model<PostTypes> = { ...post, extension: 'blogPost' }
    const both = { blogPost: { before: { count: () => void seen.push('own') } }, post: { before: { count: () => void seen.push('other') } } }
    await createService(renamed).count({ ...ctx, extensions: both })
    expect(seen).toEqual(['own'])
  })

  it('is no property that every object has', async () => {
    const { ctx, calls } = extended({})
    const named: Model<PostTypes> = { ...post, extension: 'constructor' }
    await createService(named).create(ctx, data)
    expect(calls.map(({ method }) => method)).toEqual(['create'])
  })

  it('says of which writes its hooks are to see each record', () => {
    const { ctx } = extended({ before: { create: () => undefined, list: () => undefined }, after: { delete: () => undefined } })
    const late = extended({ afterCommit: { update: () => undefined } }).ctx
    const actions = ['create', 'update', 'delete'] as const
    expect([ctx, late, contextOf()].map((each) => actions.filter((action) => hasWriteHook(each, post, action)))).toEqual([['create', 'delete'], ['update'], []])
  })

  it('that overrides may hand on another input', async () => {
    const { ctx, calls } = extended({ override: { create: (_ctx, input, proceed) => proceed({ ...input, body: { ...input.body, title: 'y' } }) } })
    await createController(post, service).create(ctx, { params: undefined, query: undefined, body: data, request: request({ method: 'POST' }) })
    expect(calls[0]?.args).toMatchObject({ data: { title: 'y', authorId: 1 } })
  })
})

it('adds to columns of what a filter finds, and counts a version with it', async () => {
  const { db, calls } = recordingDb(() => ({ count: 1 }))
  const versioned: Model<PostTypes & { update: { views?: number } }> = { ...post, version: 'size' }
  expect(await createService(versioned).increment(contextOf(db), { columns: { views: { gte: 2 } } }, { views: -2 })).toBe(1)
  expect(calls[0]).toEqual({ delegate: 'post', method: 'updateMany', args: { where: { views: { gte: 2 } }, data: { views: { increment: -2 }, size: { increment: 1n } } } })
})
