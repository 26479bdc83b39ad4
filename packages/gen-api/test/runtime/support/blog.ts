import { contextFor } from '../../../runtime/request-context.js'
import type { Context, Database } from '../../../runtime/context.js'
import type { ListQuery } from '../../../runtime/list-query.js'
import type { Model, Models, Values } from '../../../runtime/model.js'
import { RequestAbort } from '../../../runtime/request-abort.js'
import { testApp } from './http.js'

export type PostRead = {
  id: number
  title: string
  slug: string | null
  views: number
  size: bigint
  price: string
  rating: number
  published: boolean
  status: 'DRAFT' | 'LIVE'
  token: string
  createdAt: Date
  day: Date | null
  at: Date | null
  tags: string[]
  meta: unknown
  raw: Uint8Array | null
  authorId: number
}

export type PostTypes = {
  read: PostRead
  create: { title: string; slug?: string | null; authorId: number; meta?: unknown }
  update: { title?: string; meta?: unknown; extra?: unknown }
  key: { id: number }
  query: ListQuery<keyof PostRead, 'author' | 'editor' | 'comments'>
}

/** A post: a column of every kind, hidden ones among them, and every sort of relation. */
export const post: Model<PostTypes> = {
  name: 'Post',
  delegate: 'post',
  path: 'posts',
  columns: {
    id: { kind: 'int' },
    title: { kind: 'string' },
    slug: { kind: 'string', nullable: true, dbName: 'slug_text' },
    views: { kind: 'int' },
    size: { kind: 'bigint' },
    price: { kind: 'decimal' },
    rating: { kind: 'float' },
    published: { kind: 'boolean' },
    status: { kind: 'enum', values: ['DRAFT', 'LIVE'] },
    token: { kind: 'uuid' },
    createdAt: { kind: 'datetime' },
    day: { kind: 'date', nullable: true },
    at: { kind: 'time', nullable: true },
    tags: { kind: 'string', list: true },
    meta: { kind: 'json', nullable: true },
    raw: { kind: 'bytes', nullable: true },
    authorId: { kind: 'int' },
    secret: { kind: 'string', hidden: true, dbName: 'secret_text' },
    pin: { kind: 'string', writeonly: true },
  },
  relations: {
    author: { model: 'User' },
    editor: { model: 'User', nullable: true },
    comments: { model: 'Comment', list: true },
    audits: { model: 'User', list: true, hidden: true },
    ghost: { model: 'Nowhere' },
  },
  key: { name: 'id', fields: ['id'] },
  uniques: [['slug'], ['secret'], ['title', 'authorId'], ['title', 'slug']],
  defaultInclude: ['author'],
}

export const user: Model = {
  name: 'User',
  delegate: 'user',
  path: 'users',
  columns: {
    id: { kind: 'int' },
    name: { kind: 'string' },
    email: { kind: 'string' },
    password: { kind: 'string', hidden: true },
  },
  relations: { posts: { model: 'Post', list: true }, manager: { model: 'User', nullable: true } },
  key: { name: 'id', fields: ['id'] },
}

export const comment: Model = {
  name: 'Comment',
  delegate: 'comment',
  path: 'comments',
  columns: { postId: { kind: 'int' }, no: { kind: 'int' }, approved: { kind: 'boolean' }, ip: { kind: 'string', hidden: true } },
  relations: { post: { model: 'Post' }, author: { model: 'User', nullable: true } },
  key: { name: 'postId_no', fields: ['postId', 'no'] },
}

export const models: Models = { Post: post, User: user, Comment: comment }

/** A call that the recording client was sent. */
export type Call = { readonly delegate: string; readonly method: string; readonly args: Values }

/** A Prisma client that writes down its calls and answers with what it is told to. */
export function recordingDb(answer: (call: Call) => unknown = () => null) {
  const calls: Call[] = []
  const done = () => Promise.resolve()
  const delegates = ['post', 'user', 'comment'].map((delegate) => {
    const methods = ['findMany', 'findUnique', 'count', 'groupBy', 'create', 'update', 'delete', 'createMany', 'updateMany', 'deleteMany'].map((method) => {
      const run = (args: Values) => {
        const call = { delegate, method, args }
        calls.push(call)
        return Promise.resolve().then(() => answer(call))
      }
      return [method, run] as const
    })
    return [delegate, Object.fromEntries(methods)] as const
  })
  const client = Object.fromEntries(delegates)
  const db: Database = { $connect: done, $disconnect: done, $queryRaw: done, $transaction: (work) => work(client), ...client }
  return { db, calls }
}

/** A context over a database. */
export function contextOf(db: Database = recordingDb().db, insensitiveMode = true): Context {
  const app = testApp({ db, models, prefix: '/api', capabilities: { insensitiveMode, nullsFirst: false } })
  return contextFor({ ...app, db }, 'test', new RequestAbort())
}
