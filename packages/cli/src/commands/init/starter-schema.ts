import type { Database } from './choices.js'

/** Where the schema to start from is written. */
export const STARTER = 'prisma/schema.prisma'

/** A schema to start from: small, with what most schemas have. CockroachDB counts in 64 bits. */
export function starterSchema(database: Database): string {
  const key = database === 'cockroachdb' ? 'BigInt' : 'Int   '
  return `generator client {
  provider = "prisma-client"
  output   = "../src/gen/prisma"
}

datasource db {
  provider = "${database}"
}

/// Somebody who writes posts.
model Author {
  id        ${key}   @id @default(autoincrement())
  /// @email
  email     String   @unique
  name      String
  posts     Post[]
  createdAt DateTime @default(now())
  updatedAt DateTime @updatedAt
}

/// What an author writes.
model Post {
  id        ${key}   @id @default(autoincrement())
  /// @length(1, 200)
  title     String
  content   String?
  published Boolean  @default(false)
  author    Author   @relation(fields: [authorId], references: [id], onDelete: Cascade)
  authorId  ${key}
  createdAt DateTime @default(now())
  updatedAt DateTime @updatedAt

  @@index([authorId])
}
`.replace(/ +$/gm, '')
}
