import { Router } from 'express'
import { z } from 'zod'
import { db } from '../db.js'
import { orderBy } from '../http/order.js'
import { key, paging } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { sendRecord } from '../http/send-record.js'
import { text } from '../http/text.js'

const tagCreate = z.strictObject({ name: text.min(1) })
const tagList = z.strictObject({ ...paging, orderBy: orderBy(['id', 'name']) }).omit({ cursor: true })

export const tags = Router()

tags.get('/', async (req, res) => {
  const { orderBy, skip, take } = tagList.parse(req.query)
  const [data, total] = await Promise.all([db.tag.findMany({ orderBy, skip, take }), db.tag.count()])
  res.json({ data, meta: { total, skip, take } })
})

tags.post('/', async (req, res) => {
  const tag = await db.tag.create({ data: tagCreate.parse(req.body) })
  res.status(201).location(`/api/tags/${tag.id}`)
  sendRecord(res, tag, tag)
})

tags.get('/:id', async (req, res) => {
  const tag = await db.tag.findUnique({ where: key.parse(req.params) })
  if (!tag) throw new Problem('not-found', { detail: 'There is no record with this id.' })
  sendRecord(res, tag, tag)
})
