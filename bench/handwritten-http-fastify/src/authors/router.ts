import type { FastifyPluginCallback } from 'fastify'
import { z } from 'zod'
import { db } from '../db.js'
import { Role } from '../gen/prisma/enums.js'
import { orderBy } from '../http/order.js'
import { numberedPage, pageOf } from '../http/page-schema.js'
import { key, paging } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { asRecord } from '../http/send-record.js'
import { text } from '../http/text.js'
import { authorRecord } from './record.js'

const authorCreate = z.strictObject({
  email: z.email(),
  name: text.min(1).max(80),
  bio: text.nullable().exactOptional(),
  role: z.enum(Role).exactOptional(),
})

const authorList = z.strictObject({ ...paging, orderBy: orderBy(['id', 'name', 'createdAt']) }).omit({ cursor: true })

/** Never leaves the server. */
const omit = { notes: true } as const

export const authors: FastifyPluginCallback = (app, _options, done) => {
  app.get('/', { schema: { response: { 200: pageOf(authorRecord, numberedPage) } } }, async (req) => {
    const { orderBy, skip, take } = authorList.parse(req.query)
    const [data, total] = await Promise.all([db.author.findMany({ orderBy, skip, take, omit }), db.author.count()])
    return { data, meta: { total, skip, take } }
  })

  app.post('/', { schema: { response: { 201: authorRecord } } }, async (req, reply) => {
    const author = await db.author.create({ data: authorCreate.parse(req.body), omit })
    reply.code(201).header('location', `/api/authors/${author.id}`)
    return asRecord(reply, author, ['Author', [author.updatedAt]])
  })

  app.get('/:id', { schema: { response: { 200: authorRecord } } }, async (req, reply) => {
    const author = await db.author.findUnique({ where: key.parse(req.params), omit })
    if (!author) throw new Problem('not-found', { detail: 'There is no record with this id.' })
    return asRecord(reply, author, ['Author', [author.updatedAt]])
  })

  done()
}
