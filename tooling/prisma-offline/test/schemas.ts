import type { Provider, SchemaFile } from '../src/contract.mjs'

const datasource = (provider: Provider): string => `datasource db {\n  provider = "${provider}"\n}\n`

const people = `
model User {
  id    Int    @id @default(autoincrement())
  email String @unique
  posts Post[]
}
`

const posts = (extra: string): string => `
model Post {
  id       Int    @id @default(autoincrement())
  title    String
  ${extra}
  authorId Int
  author   User   @relation(fields: [authorId], references: [id])
}
`

/** Users and posts in two files. `extra` is one more line in Post. */
export const blog = (provider: Provider, extra = ''): SchemaFile[] => [
  { path: 'schema.prisma', text: datasource(provider) + people },
  { path: 'post.prisma', text: posts(extra) },
]
