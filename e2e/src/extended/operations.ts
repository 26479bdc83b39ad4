/** A schema whose models have operations of the project's own: keys of one part, of two, and of text. */
export const operatedSchema = `
datasource db {
  provider = "sqlite"
}

enum Status {
  draft
  live
}

/// @access(public)
model Post {
  id     Int       @id @default(autoincrement())
  title  String
  status Status    @default(draft)
  size   BigInt    @default(9007199254740993)
  price  Decimal   @default(1.5)
  shown  DateTime?
  /// @hidden
  token  String    @default("hush")
}

/// @access(public)
model Seat {
  hall   String
  number Int
  taken  Boolean @default(false)

  @@id([hall, number])
}

/// @access(public)
model Word {
  id String @id
}

/// Named like what operations are declared with.
/// @access(public)
model Operation {
  id Int @id
}

/// @access(public)
/// @expose(create)
model Index {
  id Int @id
}
`

/** What the project adds, by path. */
export const operatedFiles: Readonly<Record<string, string>> = {
  'src/extensions/index.ts': `
import { defineExtensions } from '../gen/extensions.js'
import { post } from './post.js'
import { seat } from './seat.js'
import { word } from './word.js'

export const extensions = defineExtensions({ post, seat, word })
`,

  'src/extensions/post.ts': `
import { defineExtension, operation, shape } from '../gen/extensions.js'
import { postModel, postService } from '../gen/models/post/index.js'
import { query } from '../gen/runtime/api/door.js'
import { Problem } from '../gen/runtime/api/problem.js'

export const post = defineExtension('post', {
  operations: {
    publish: operation(postModel, {
      method: 'POST',
      on: 'record',
      summary: 'Publish one post',
      access: 'public',
      body: shape.object({ at: shape.optional(shape.datetime()), price: shape.optional(shape.decimal({ precision: 5, scale: 2 })) }),
      replies: { 200: shape.record(postModel) },
      async handle(ctx, { key, body }) {
        const { at = new Date(0), price } = body
        if (at.getTime() > Date.UTC(2030)) throw new Problem('conflict', { detail: 'Not so late.' })
        if (at.getTime() === 1) throw new Error('a secret of the server')
        const record = await postService.update(ctx, key, { status: 'live', shown: at, ...(price !== undefined && { price }) })
        const more = { ...record, token: 'leaked', extra: 'leaked' }
        return { status: 200, body: more }
      },
    }),
    totals: operation(postModel, {
      method: 'GET',
      on: 'collection',
      path: 'totals/:status',
      summary: 'Add up posts',
      access: 'public',
      params: { status: shape.oneOf(['draft', 'live']) },
      query: { least: shape.optional(shape.integer({ minimum: 0 })) },
      replies: { 200: shape.object({ posts: shape.integer(), least: shape.nullable(shape.integer()) }), 204: null },
      async handle(ctx, { params, query: { least } }) {
        const posts = await query(ctx, postModel, 'count', { where: { columns: { status: { equals: params.status } } } })
        return posts === 0 ? { status: 204 } : { status: 200, body: { posts, least: least ?? null }, headers: { 'x-posts': String(posts) } }
      },
    }),
    picture: operation(postModel, {
      method: 'GET',
      on: 'record',
      summary: 'A picture',
      access(_ctx, { key }) {
        if (key.id > 1) throw new Problem('forbidden')
      },
      replies: { 200: shape.binary('image/gif') },
      handle: () => ({ status: 200, body: new Uint8Array([71, 73, 70]) }),
    }),
    export: operation(postModel, {
      method: 'GET',
      on: 'collection',
      summary: 'All titles',
      access: 'public',
      replies: { 200: shape.stream('text/csv') },
      async handle(ctx) {
        const { data } = await postService.list(ctx, {})
        async function* lines() {
          for (const { title } of data) yield await Promise.resolve(title + '\\n')
        }
        return { status: 200, body: lines() }
      },
    }),
  },
})
`,

  'src/extensions/seat.ts': `
import { defineExtension, operation, shape } from '../gen/extensions.js'
import { seatModel, seatService } from '../gen/models/seat/index.js'

export const seat = defineExtension('seat', {
  operations: {
    take: operation(seatModel, {
      method: 'PUT',
      on: 'record',
      summary: 'Take a seat',
      access: 'public',
      replies: { 200: shape.object({ hall: shape.string(), taken: shape.boolean() }) },
      handle: async (ctx, { key }) => ({ status: 200, body: await seatService.update(ctx, key, { taken: true }) }),
    }),
    report: operation(seatModel, {
      method: 'GET',
      on: 'collection',
      path: 'reports/:year',
      summary: 'A report',
      access: 'public',
      params: { year: shape.integer() },
      replies: { 200: shape.list(shape.integer()) },
      handle: (_ctx, { params }) => ({ status: 200, body: [params.year] }),
    }),
  },
})
`,

  'src/extensions/word.ts': `
import { defineExtension, operation, shape } from '../gen/extensions.js'
import { wordModel } from '../gen/models/word/index.js'

export const word = defineExtension('word', {
  operations: {
    random: operation(wordModel, {
      method: 'GET',
      on: 'collection',
      summary: 'Any word',
      access: 'public',
      replies: { 200: shape.string() },
      handle: () => ({ status: 200, body: 'any' }),
    }),
  },
})
`,
}

/** An index whose one operation is as given, by path. */
export function wordOperation(operations: string): Readonly<Record<string, string>> {
  return {
    'src/extensions/index.ts': `
import { defineExtensions, operation, shape } from '../gen/extensions.js'
import { wordModel } from '../gen/models/word/index.js'

const base = { summary: 'S', replies: { 200: shape.string() }, handle: () => ({ status: 200, body: 'x' }) } as const
export const extensions = defineExtensions({ word: { operations: { ${operations} } } })
`,
  }
}

/** What must not compile, each below the directive that says so. */
export const misusedOperations = `
import { defineExtension, operation, shape } from '../gen/extensions.js'
import { postModel } from '../gen/models/post/index.js'

const base = { method: 'POST', on: 'record', summary: 'S', access: 'public', replies: { 200: shape.object({ id: shape.integer() }), 204: null } } as const

// @ts-expect-error there is no such reply
export const a = operation(postModel, { ...base, handle: () => ({ status: 201 }) })
// @ts-expect-error the body of the reply is another
export const b = operation(postModel, { ...base, handle: () => ({ status: 200, body: { id: 'x' } }) })
// @ts-expect-error the reply has a body
export const c = operation(postModel, { ...base, handle: () => ({ status: 200 }) })
// @ts-expect-error the key of a post is a number
export const d = operation(postModel, { ...base, handle: (_ctx, { key }) => (key.id === 'x' ? { status: 204 } : { status: 204 }) })
// @ts-expect-error a collection has no key
export const e = operation(postModel, { ...base, on: 'collection', handle: (_ctx, { key }) => ({ status: 200, body: { id: key.id } }) })
// @ts-expect-error there is no such parameter
export const f = operation(postModel, { ...base, query: { x: shape.string() }, handle: (_ctx, { query }) => (query.y ? { status: 204 } : { status: 204 }) })
// @ts-expect-error it may be absent
export const g = operation(postModel, { ...base, body: shape.object({ n: shape.optional(shape.integer()) }), handle: (_ctx, { body }) => ({ status: 200, body: { id: body.n } }) })
// @ts-expect-error no such method
export const h = operation(postModel, { ...base, method: 'TRACE', handle: () => ({ status: 204 }) })
// @ts-expect-error no summary
export const i = operation(postModel, { method: 'GET', on: 'record', replies: { 204: null }, handle: () => ({ status: 204 }) })
// @ts-expect-error no operation
export const j = defineExtension('post', { operations: { a: { method: 'GET' } } })

export const fine = operation(postModel, {
  ...base,
  params: { no: shape.integer() },
  path: 'x/:no',
  body: shape.object({ day: shape.date(), of: shape.list(shape.oneOf(['a', 'b'])) }),
  handle: (_ctx, { key, params, body }) => ({ status: 200, body: { id: key.id + params.no + body.day.getTime() + body.of.indexOf('a') } }),
})
`
