import type { FastifyPluginCallback } from 'fastify'
import { z } from 'zod'
import { db } from '../db.js'
import { orderBy } from '../http/order.js'
import { numberedPage, pageOf } from '../http/page-schema.js'
import { key, paging } from '../http/paging.js'
import { Problem } from '../http/problem.js'
import { asRecord } from '../http/send-record.js'
import { text } from '../http/text.js'

const tagCreate = z.strictObject({ name: text.min(1) })
const tagList = z.strictObject({ ...paging, orderBy: orderBy(['id', 'name']) }).omit({ cursor: true })

const tagRecord = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } }

export const tags: FastifyPluginCallback = (app, _options, done) => {
  app.get('/', { schema: { response: { 200: pageOf(tagRecord, numberedPage) } } }, async (req) => {
    const { orderBy, skip, take } = tagList.parse(req.query)
    const [data, total] = await Promise.all([db.tag.findMany({ orderBy, skip, take }), db.tag.count()])
    return { data, meta: { total, skip, take } }
  })

  app.post('/', { schema: { response: { 201: tagRecord } } }, async (req, reply) => {
    const tag = await db.tag.create({ data: tagCreate.parse(req.body) })
    reply.code(201).header('location', `/api/tags/${tag.id}`)
    return asRecord(reply, tag, tag)
  })

  app.get('/:id', { schema: { response: { 200: tagRecord } } }, async (req, reply) => {
    const tag = await db.tag.findUnique({ where: key.parse(req.params) })
    if (!tag) throw new Problem('not-found', { detail: 'There is no record with this id.' })
    return asRecord(reply, tag, tag)
  })

  done()
}
