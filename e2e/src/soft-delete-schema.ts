/**
 * Records that are deleted softly by every form of the annotation, in every sort of relation. A post's author and editor are
 * one and the same in the rows, by a relation that has to lead somewhere and by one that may lead nowhere.
 */
export const softDeleteSchema = `
generator client {
  provider        = "prisma-client"
  previewFeatures = ["partialIndexes"]
}

datasource db {
  provider = "sqlite"
}

/// @softDelete
model Team {
  id        Int       @id @default(autoincrement())
  name      String    @unique
  deletedAt DateTime?
  members   Author[]
}

/// @softDelete(removedAt)
/// @expose(list, get, create, update, delete, count, restore, purge)
model Author {
  id        Int       @id @default(autoincrement())
  name      String?
  rank      Int       @default(0)
  /// @version
  rev       Int       @default(1)
  removedAt DateTime?
  team      Team?     @relation(fields: [teamId], references: [id])
  teamId    Int?
  boss      Author?   @relation("boss", fields: [bossId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  bossId    Int?
  reports   Author[]  @relation("boss")
  posts     Post[]    @relation("author")
  edited    Post[]    @relation("editor")
  desk      Desk?
}

/// @expose(list, get, create, update, delete, count, restore, purge)
model Post {
  id        Int       @id @default(autoincrement())
  title     String?
  views     Int       @default(0)
  updatedAt DateTime  @updatedAt
  /// @softDelete
  gone      DateTime? @map("gone_at")
  author    Author    @relation("author", fields: [authorId], references: [id])
  authorId  Int
  editor    Author?   @relation("editor", fields: [editorId], references: [id])
  editorId  Int?
  comments  Comment[]
}

/// Not deleted softly itself.
model Comment {
  id     Int     @id @default(autoincrement())
  text   String?
  post   Post?   @relation(fields: [postId], references: [id])
  postId Int?
}

/// The other side has the key.
/// @softDelete
model Desk {
  id        Int       @id @default(autoincrement())
  room      String
  deletedAt DateTime?
  owner     Author?   @relation(fields: [ownerId], references: [id])
  ownerId   Int?      @unique
}

/// @softDelete
/// @requireIfMatch
/// @expose(list, get, create, delete, restore, purge)
model Seat {
  row       String
  number    Int
  label     String?
  deletedAt DateTime?
  bookings  Booking[]

  @@id([row, number])
}

model Booking {
  id     Int     @id @default(autoincrement())
  note   String?
  seat   Seat?   @relation(fields: [row, number], references: [row, number])
  row    String?
  number Int?
}

/// A slug is taken by what is there only.
/// @softDelete
model Tag {
  id        Int       @id @default(autoincrement())
  slug      String
  deletedAt DateTime?

  @@unique([slug], where: { deletedAt: null })
}

/// @softDelete
/// @expose(list)
model Log {
  id        Int       @id @default(autoincrement())
  text      String
  deletedAt DateTime?
}
`
