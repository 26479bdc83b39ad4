// Shows that what types are added to is there: a declaration in a file that nothing imports, and that so is not emitted, does not compile.
import { posix } from 'node:path'
import { generate, parseSchema } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { expect, test } from 'vitest'

const schemaOf = (relation: string) => `datasource db {
  provider = "sqlite"
}
model Shelf {
  id   Int    @id
  ${relation} Book[] @relation("r")
}
model Book {
  id      Int    @id
  shelfId Int?
  ${relation} Shelf? @relation("r", fields: [shelfId], references: [id])
}
`

test.each(['inside', 'isPrototypeOf'])('by relations called %s', (relation) => {
  const { schema } = parseSchema([{ path: 'schema.prisma', text: schemaOf(relation) }])
  const { files } = generate(schema ?? expect.unreachable(), [project(), api({ access: 'public' })], { runtime: loadRuntime })
  const paths = new Set(files.map(({ path }) => path))
  const declared = files.flatMap(({ path, text }) => [...text.matchAll(/^declare module '(\..*)\.js'/gm)].map(([, name = '']) => posix.join(posix.dirname(path), `${name}.ts`)))
  expect(declared.filter((path) => !paths.has(path))).toEqual([])
  // The first has them, so that it is not for want of any that nothing is missing.
  expect(declared.length).toBe(relation === 'inside' ? 2 : 0)
})
