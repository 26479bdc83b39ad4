import type { Provider } from './database.js'

/** A schema for what the contract says of values, annotations and names. Only PostgreSQL has lists of scalars. */
export const contractSchema = (provider: Provider) => `
generator client {
  provider = "prisma-client"
}

datasource db {
  provider = "sqlite"
}

enum Size {
  small
  large @map("very-large")
}

model Thing {
  id      Int      @id @default(autoincrement())
  text    String
  count   Int
  big     BigInt
  price   Decimal
  ratio   Float
  flag    Boolean
  at      DateTime
  size    Size
  raw     Bytes
  data    Json?
  note    String?
  ownerId Int?
  owner   Owner?   @relation(fields: [ownerId], references: [id])
  ${provider === 'postgresql' ? 'tags    String[]' : ''}
}

model Owner {
  id     Int     @id @default(autoincrement())
  name   String
  things Thing[]
}

/// @path("writings")
model Article {
  id      Int      @id @default(autoincrement())
  /// @length(2, 5)
  code    String
  /// @url
  link    String?
  /// @min(1) @max(10)
  rank    Int?
  /// @regex("^[a-z]+$")
  slug    String?
  /// @email
  contact String?
  /// @readonly
  origin  String   @default("api")
  /// @writeonly
  memo    String?
  /// @hidden
  judgement String?
  made    DateTime @default(now())
  touched DateTime @updatedAt
}
`
