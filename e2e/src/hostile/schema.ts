/**
 * Models with something of every kind to keep back: hidden columns of every type, one of them unique and one that another
 * model refers to, columns that are only written, by annotation and by name, a hidden relation, a
 * hidden model, a hidden version, a hidden key.
 */
export const HOSTILE_SCHEMA = `
generator client {
  provider = "prisma-client"
}

datasource db {
  provider = "sqlite"
}

enum Level {
  low
  middle
  high
}

model User {
  id           Int       @id @default(autoincrement())
  name         String
  email        String    @unique
  /// @hidden
  badge        String?   @unique
  /// @hidden
  score        Int       @default(0)
  /// @hidden
  balance      Decimal?
  /// @hidden
  serial       BigInt?
  /// @hidden
  blob         Bytes?
  /// @hidden
  memo         Json?
  /// @hidden
  level        Level?
  /// @hidden
  seen         DateTime?
  passwordHash String?
  /// @writeonly
  hint         String?
  /// @readonly
  rank         Int       @default(7)
  bossId       Int?
  boss         User?     @relation("boss", fields: [bossId], references: [id])
  team         User[]    @relation("boss")
  posts        Post[]    @relation("author")
  /// @hidden
  drafts       Post[]    @relation("drafter")
  audits       Audit[]
  visits       Visit[]
  ledgers      Ledger[]
  sketches     Sketch[]
}

/// @bulk
model Post {
  id        Int       @id @default(autoincrement())
  title     String
  views     Int
  reads     BigInt
  price     Decimal
  ratio     Float
  at        DateTime
  done      Boolean
  size      Level
  data      Json?
  raw       Bytes?
  /// @hidden
  review    String?
  authorId  Int
  author    User      @relation("author", fields: [authorId], references: [id])
  /// @hidden
  drafterId Int?
  /// @hidden
  drafter   User?     @relation("drafter", fields: [drafterId], references: [id])
  comments  Comment[]
}

model Comment {
  id     Int    @id @default(autoincrement())
  text   String
  /// @hidden
  flag   String @default("none")
  postId Int
  post   Post   @relation(fields: [postId], references: [id])
}

/// It refers to a column that is hidden, and so "by" is.
model Visit {
  id   Int    @id @default(autoincrement())
  page String
  by   String?
  user User?  @relation(fields: [by], references: [badge])
}

/// @bulk
model Seat {
  row    String
  number Int
  guest  String?
  /// @hidden
  fare   Int     @default(0)

  @@id([row, number])
}

model Paper {
  id    Int    @id @default(autoincrement())
  title String
  /// @hidden
  notes String?
  /// @hidden @version
  rev   Int    @default(1)
}

/// @bulk
model Word {
  id String @id
}

/// Its order in the database is a secret.
model Ledger {
  /// @hidden
  id     Int     @id
  label  String?
  userId Int
  user   User    @relation(fields: [userId], references: [id])
}

/// Half of its records are deleted, and those hold secrets in columns that are shown.
/// @softDelete
/// @expose(list, get, create, update, delete, count, restore, purge)
model Sketch {
  id        Int       @id @default(autoincrement())
  text      String
  size      Int       @default(1)
  deletedAt DateTime?
  userId    Int
  user      User      @relation(fields: [userId], references: [id])
}

/// @hidden
model Audit {
  id     Int    @id @default(autoincrement())
  line   String
  userId Int
  user   User   @relation(fields: [userId], references: [id])
}
`

/** Names of what is hidden, as far as no other word of a reply holds them: a message that suggests one has told of it. */
export const HIDDEN_NAMES = ['badge', 'score', 'balance', 'serial', 'blob', 'memo', 'drafts', 'drafter', 'audits', 'review', 'fare', 'notes'] as const

/** The tables, so that two states of a database can be compared. */
export const TABLES = ['User', 'Post', 'Comment', 'Visit', 'Seat', 'Paper', 'Word', 'Ledger', 'Sketch', 'Audit'] as const
