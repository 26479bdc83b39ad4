import { authorRecord } from '../authors/record.js'
import { PostStatus } from '../gen/prisma/enums.js'

const properties = {
  id: { type: 'integer' },
  slug: { type: 'string' },
  title: { type: 'string' },
  content: { type: 'string' },
  status: { type: 'string', enum: Object.values(PostStatus) },
  views: { type: 'integer' },
  publishedAt: { type: 'string', format: 'date-time', nullable: true },
  createdAt: { type: 'string', format: 'date-time' },
  updatedAt: { type: 'string', format: 'date-time' },
  authorId: { type: 'integer' },
}

/** How posts are serialized. */
export const postRecord = { type: 'object', properties }

/** With the author, as one post is shown. */
export const postWithAuthor = { type: 'object', properties: { ...properties, author: authorRecord } }
