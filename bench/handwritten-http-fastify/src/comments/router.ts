import type { FastifyPluginCallback } from 'fastify'
import { z } from 'zod'
import { db } from '../db.js'
import { orderBy } from '../http/order.js'
import { numberedPage, pageOf } from '../http/page-schema.js'
import { key, paging } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { asRecord } from '../http/send-record.js'
import { text } from '../http/text.js'
import { postRecord } from '../posts/record.js'

const commentCreate = z.strictObject({
  body: text.min(1).max(2000),
  postId: z.int32(),
  authorId: z.int32().nullable().exactOptional(),
  parentId: z.int32().nullable().exactOptional(),
})

const commentList = z.strictObject({
  ...paging,
  where: z.strictObject({ postId: z.coerce.number().int().exactOptional() }).default({}),
  orderBy: orderBy(['id', 'createdAt']),
}).omit({ cursor: true })

const properties = {
  id: { type: 'integer' },
  body: { type: 'string' },
  approved: { type: 'boolean' },
  createdAt: { type: 'string', format: 'date-time' },
  postId: { type: 'integer' },
  authorId: { type: 'integer', nullable: true },
  parentId: { type: 'integer', nullable: true },
}
const commentRecord = { type: 'object', properties }
const commentWithPost = { type: 'object', properties: { ...properties, post: postRecord } }

export const comments: FastifyPluginCallback = (app, _options, done) => {
  app.get('/', { schema: { response: { 200: pageOf(commentRecord, numberedPage) } } }, async (req) => {
    const { where, orderBy, skip, take } = commentList.parse(req.query)
    const [data, total] = await Promise.all([db.comment.findMany({ where, orderBy, skip, take }), db.comment.count({ where })])
    return { data, meta: { total, skip, take } }
  })

  app.post('/', { schema: { response: { 201: commentRecord } } }, async (req, reply) => {
    const comment = await db.comment.create({ data: commentCreate.parse(req.body) })
    reply.code(201).header('location', `/api/comments/${comment.id}`)
    return asRecord(reply, comment, comment)
  })

  app.get('/:id', { schema: { response: { 200: commentWithPost } } }, async (req, reply) => {
    const comment = await db.comment.findUnique({ where: key.parse(req.params), include: { post: true } })
    if (!comment) throw new Problem('not-found', { detail: 'There is no record with this id.' })
    return asRecord(reply, comment, comment)
  })

  done()
}
