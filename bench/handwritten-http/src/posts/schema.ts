import { z } from 'zod'
import { PostStatus } from '../gen/prisma/enums.js'
import { orderBy } from '../http/order.js'
import { paging } from '../http/paging.js'
import { text } from '../http/text.js'

const MAX_INT = 2_147_483_647

const fields = {
  slug: text,
  title: text.min(1).max(200),
  content: text,
  status: z.enum(PostStatus),
  views: z.int().min(0).max(MAX_INT),
  publishedAt: z.iso.datetime({ offset: true }).transform((moment) => new Date(moment)).nullable(),
  createdAt: z.iso.datetime({ offset: true }).transform((moment) => new Date(moment)),
  authorId: z.int32(),
}

export const postUpdate = z.strictObject({
  slug: fields.slug.exactOptional(),
  title: fields.title.exactOptional(),
  content: fields.content.exactOptional(),
  status: fields.status.exactOptional(),
  views: fields.views.exactOptional(),
  publishedAt: fields.publishedAt.exactOptional(),
  createdAt: fields.createdAt.exactOptional(),
  authorId: fields.authorId.exactOptional(),
})

export const postCreate = postUpdate.extend({ slug: fields.slug, title: fields.title, authorId: fields.authorId })

const number = z.coerce.number().int().min(-MAX_INT).max(MAX_INT)
const range = z.strictObject({
  gt: number.exactOptional(),
  gte: number.exactOptional(),
  lt: number.exactOptional(),
  lte: number.exactOptional(),
})

export const postList = z.strictObject({
  ...paging,
  where: z
    .strictObject({
      status: fields.status.exactOptional(),
      authorId: number.exactOptional(),
      slug: text.exactOptional(),
      title: z.strictObject({ contains: text.min(1) }).exactOptional(),
      views: z.union([number, range]).exactOptional(),
    })
    .default({}),
  orderBy: orderBy(['id', 'title', 'views', 'publishedAt', 'createdAt', 'updatedAt']),
})
