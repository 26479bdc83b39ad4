import { Router } from 'express'
import { db } from '../db.js'
import { readCursor, writeCursor } from '../http/cursor.js'
import { matchesState } from '../http/entity-tag.js'
import { key } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { sendRecord } from '../http/send-record.js'
import { postCreate, postList, postUpdate } from './schema.js'

export const posts = Router()

posts.get('/', async (req, res) => {
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
  res.json({ data, meta: { total: count, skip, take, hasMore, nextCursor } })
})

posts.post('/', async (req, res) => {
  const post = await db.post.create({ data: postCreate.parse(req.body) })
  res.status(201).location(`/api/posts/${post.id}`)
  sendRecord(res, post, stateOf(post))
})

posts.get('/:id', async (req, res) => {
  const { id } = key.parse(req.params)
  const post = await db.post.findUnique({ where: { id }, include: { author: { omit: { notes: true } } } })
  if (!post) throw missing()
  sendRecord(res, post, stateOf(post))
})

posts.patch('/:id', async (req, res) => {
  const { id } = key.parse(req.params)
  const data = postUpdate.parse(req.body)
  const unchanged = await unchangedSince(id, req.get('if-match'))
  const post = await db.post.update({ where: { id, ...unchanged }, data })
  sendRecord(res, post, stateOf(post))
})

posts.delete('/:id', async (req, res) => {
  const { id } = key.parse(req.params)
  const unchanged = await unchangedSince(id, req.get('if-match'))
  await db.post.delete({ where: { id, ...unchanged } })
  res.status(204).end()
})

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
