import type { FastifyPluginCallback } from 'fastify'
import { db } from '../db.js'
import { readCursor, writeCursor } from '../http/cursor.js'
import { matchesState } from '../http/entity-tag.js'
import { pageOf } from '../http/page-schema.js'
import { key } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { asRecord } from '../http/send-record.js'
import { postRecord, postWithAuthor } from './record.js'
import { postCreate, postList, postUpdate } from './schema.js'

const page = pageOf(postRecord, {
  total: { type: 'integer', nullable: true },
  skip: { type: 'integer' },
  take: { type: 'integer' },
  hasMore: { type: 'boolean' },
  nextCursor: { type: 'string', nullable: true },
})

export const posts: FastifyPluginCallback = (app, _options, done) => {
  app.get('/', { schema: { response: { 200: page } } }, async (req) => {
    const { where, orderBy, skip, take, cursor, total = cursor === undefined } = postList.parse(req.query)
    const args = { where, orderBy, take: take + 1 }
    const [found, count] = await Promise.all([
      cursor === undefined
        ? db.post.findMany({ ...args, skip })
        : db.post.findMany({ ...args, cursor: { id: readCursor('Post', orderBy, cursor) }, skip: 1 }),
      total ? db.post.count({ where }) : null,
    ])
    const data = found.slice(0, take)
    const last = data.at(-1)
    const hasMore = found.length > take
    const nextCursor = hasMore && last ? writeCursor('Post', orderBy, last.id) : null
    return { data, meta: { total: count, skip, take, hasMore, nextCursor } }
  })

  app.post('/', { schema: { response: { 201: postRecord } } }, async (req, reply) => {
    const post = await db.post.create({ data: postCreate.parse(req.body) })
    reply.code(201).header('location', `/api/posts/${post.id}`)
    return asRecord(reply, post, stateOf(post))
  })

  app.get('/:id', { schema: { response: { 200: postWithAuthor } } }, async (req, reply) => {
    const { id } = key.parse(req.params)
    const post = await db.post.findUnique({ where: { id }, include: { author: { omit: { notes: true } } } })
    if (!post) throw missing()
    return asRecord(reply, post, stateOf(post))
  })

  app.patch('/:id', { schema: { response: { 200: postRecord } } }, async (req, reply) => {
    const { id } = key.parse(req.params)
    const data = postUpdate.parse(req.body)
    const unchanged = await unchangedSince(id, req.headers['if-match'])
    const post = await db.post.update({ where: { id, ...unchanged }, data })
    return asRecord(reply, post, stateOf(post))
  })

  app.delete('/:id', async (req, reply) => {
    const { id } = key.parse(req.params)
    const unchanged = await unchangedSince(id, req.headers['if-match'])
    await db.post.delete({ where: { id, ...unchanged } })
    return reply.code(204).send()
  })

  done()
}

function stateOf({ updatedAt }: { readonly updatedAt: Date }): unknown {
  return ['Post', [updatedAt]]
}

/** The condition that a write is made on, where the request has one. */
async function unchangedSince(id: number, ifMatch: string | undefined) {
  if (ifMatch === undefined) return {}
  const post = await db.post.findUnique({ where: { id }, select: { updatedAt: true } })
  if (!post) throw missing()
  if (!matchesState(ifMatch, stateOf(post))) throw new Problem('precondition-failed')
  return { updatedAt: post.updatedAt }
}

function missing(): Problem {
  return new Problem('not-found', { detail: 'There is no record with this id.' })
}
