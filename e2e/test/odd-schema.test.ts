import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generate, parseSchema } from '@ssot-codegen/core'
import { typeErrors } from '@ssot-codegen/core/testing'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { ROOT } from '../src/project.js'

/** What surprises a naive generator, in one schema. */
const schemaText = `
datasource db {
  provider = "postgresql"
}

enum Record {
  delete
  constructor
}

enum status_kind {
  a_b @map("a-b")
  C
}

model Object {
  id          BigInt       @id
  constructor String?
  toString    Int
  where       Json?
  select      Bytes        @db.ByteA
  orderBy     Decimal      @db.Decimal(12, 2)
  default     DateTime[]
  function    Record       @default(delete)
  status      status_kind?
  day         DateTime     @db.Date
  at          DateTime     @db.Time(3)
  uid         String       @unique @db.Uuid
  small       Int          @db.SmallInt
  maps        Map[]
}

model Map {
  a      DateTime
  b      Record
  c      Bytes
  object Object?  @relation(fields: [oid], references: [id])
  oid    BigInt?
  self   Map?     @relation("tree", fields: [pa, pb, pc], references: [a, b, c])
  pa     DateTime?
  pb     Record?
  pc     Bytes?
  below  Map[]    @relation("tree")

  @@id([a, b, c], name: "key")
}

model Response {
  /// @hidden
  secret String @id
  slug   String @unique
  peers  Response[] @relation("peers")
  of     Response[] @relation("peers")
}

model blog_posts {
  id    Int @id @default(autoincrement())
  Promise String
}

model BlogPost {
  id  Int @id
  pos Unsupported("point")
}

model con {
  id String @id @default(uuid())
}

/// @expose(list, get)
model Enums {
  id String @id
}

view Totals {
  n Int
}
`

test('compiles strictly, in memory', { timeout: 120_000 }, () => {
  const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: schemaText }])
  expect(diagnostics.filter((d) => d.severity === 'error')).toEqual([])
  if (!schema) return
  const result = generate(schema, [project(), api(), express()], { runtime: loadRuntime })
  expect(result.diagnostics.map((d) => `${d.severity} ${d.code}`)).toEqual(['info api/no-create', 'info api/no-create', 'warning api/path-conflict', 'info api/list-only', 'info api/read-only'])
  const paths = result.files.filter((file) => file.path.startsWith('src/gen/http/express/routes/')).map((file) => file.path.slice(28))
  expect(paths).toEqual(['blog-post.ts', 'blog-posts.ts', 'cons.ts', 'enums.ts', 'health.ts', 'maps.ts', 'objects.ts', 'responses.ts', 'totals.ts'])
  // The Prisma client is Prisma's to make; for types it is enough that it is what the project expects of it.
  const client = { path: 'src/gen/prisma/client.ts', text: 'import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils"\nexport declare class PrismaClient {\n  constructor(options: { adapter: SqlDriverAdapterFactory })\n  $connect(): Promise<void>\n  $disconnect(): Promise<void>\n  $transaction<R>(work: (tx: object) => Promise<R>, options?: object): Promise<R>\n  $queryRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<unknown>\n}\n' }
  expect(typeErrors([...result.files, client], join(ROOT, 'e2e'))).toEqual([])
})
