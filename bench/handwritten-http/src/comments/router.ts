import { Router } from 'express'
import { z } from 'zod'
import { db } from '../db.js'
import { orderBy } from '../http/order.js'
import { key, paging } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { sendRecord } from '../http/send-record.js'
import { text } from '../http/text.js'

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

export const comments = Router()

comments.get('/', async (req, res) => {
  const { where, orderBy, skip, take } = commentList.parse(req.query)
  const [data, total] = await Promise.all([db.comment.findMany({ where, orderBy, skip, take }), db.comment.count({ where })])
  res.json({ data, meta: { total, skip, take } })
})

comments.post('/', async (req, res) => {
  const comment = await db.comment.create({ data: commentCreate.parse(req.body) })
  res.status(201).location(`/api/comments/${comment.id}`)
  sendRecord(res, comment, comment)
})

comments.get('/:id', async (req, res) => {
  const comment = await db.comment.findUnique({ where: key.parse(req.params), include: { post: true } })
  if (!comment) throw new Problem('not-found', { detail: 'There is no record with this id.' })
  sendRecord(res, comment, comment)
})
