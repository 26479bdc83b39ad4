import { Router } from 'express'
import { z } from 'zod'
import { db } from '../db.js'
import { Role } from '../gen/prisma/enums.js'
import { orderBy } from '../http/order.js'
import { key, paging } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { sendRecord } from '../http/send-record.js'
import { text } from '../http/text.js'

const authorCreate = z.strictObject({
  email: z.email(),
  name: text.min(1).max(80),
  bio: text.nullable().exactOptional(),
  role: z.enum(Role).exactOptional(),
})

const authorList = z.strictObject({ ...paging, orderBy: orderBy(['id', 'name', 'createdAt']) }).omit({ cursor: true })

/** Never leaves the server. */
const omit = { notes: true } as const

export const authors = Router()

authors.get('/', async (req, res) => {
  const { orderBy, skip, take } = authorList.parse(req.query)
  const [data, total] = await Promise.all([db.author.findMany({ orderBy, skip, take, omit }), db.author.count()])
  res.json({ data, meta: { total, skip, take } })
})

authors.post('/', async (req, res) => {
  const author = await db.author.create({ data: authorCreate.parse(req.body), omit })
  res.status(201).location(`/api/authors/${author.id}`)
  sendRecord(res, author, ['Author', [author.updatedAt]])
})

authors.get('/:id', async (req, res) => {
  const author = await db.author.findUnique({ where: key.parse(req.params), omit })
  if (!author) throw new Problem('not-found', { detail: 'There is no record with this id.' })
  sendRecord(res, author, ['Author', [author.updatedAt]])
})
