/** Relations of every kind for writes through them, with the rules that a model may lay on its own. */
export const nestedSchema = `
datasource db {
  provider = "sqlite"
}

model Author {
  id       Int       @id @default(autoincrement())
  email    String    @unique
  /// @length(1, 20)
  name     String
  /// @hidden
  serial   String?   @unique
  /// One to one with itself.
  mentorId Int?      @unique
  mentor   Author?   @relation("mentoring", fields: [mentorId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  pupil    Author?   @relation("mentoring")
  profile  Profile?
  posts    Post[]
  reviews  Post[]    @relation("reviewer")
  /// Nobody else may know of them.
  /// @hidden
  notes    Note[]
  drafts   Draft[]
  locked   Locked[]
  logs     Log[]
}

model Profile {
  id       Int     @id @default(autoincrement())
  bio      String?
  authorId Int?    @unique
  author   Author? @relation(fields: [authorId], references: [id])
}

model Post {
  id         Int       @id @default(autoincrement())
  title      String
  authorId   Int
  author     Author    @relation(fields: [authorId], references: [id])
  reviewerId Int?
  reviewer   Author?   @relation("reviewer", fields: [reviewerId], references: [id])
  comments   Comment[]
  tags       Tag[]
  rev        Int       @default(1)
  /// @readonly
  origin     Tag?      @relation("origin", fields: [originId], references: [id])
  originId   Int?

  @@map("posts")
}

/// @version(rev)
model Comment {
  id       Int       @id @default(autoincrement())
  text     String
  rev      Int       @default(1)
  postId   Int?
  post     Post?     @relation(fields: [postId], references: [id])
  parentId Int?
  parent   Comment?  @relation("thread", fields: [parentId], references: [id], onDelete: NoAction, onUpdate: NoAction)
  replies  Comment[] @relation("thread")
}

model Tag {
  name    String @id
  /// @hidden
  weight  Int    @default(0)
  id      Int    @unique
  posts   Post[]
  origins Post[] @relation("origin")
  related Tag[]  @relation("related")
  relates Tag[]  @relation("related")
}

/// @hidden
model Note {
  id       Int    @id
  authorId Int
  author   Author @relation(fields: [authorId], references: [id])
}

/// Made and read, and never changed.
/// @expose(list, get, create)
model Draft {
  id       Int     @id @default(autoincrement())
  authorId Int?
  author   Author? @relation(fields: [authorId], references: [id])
}

/// @requireIfMatch
model Locked {
  id       Int     @id @default(autoincrement())
  text     String
  authorId Int?
  author   Author? @relation(fields: [authorId], references: [id])
}

/// Who writes an author is nobody who writes logs.
/// @expose(list, get)
model Log {
  id       Int     @id @default(autoincrement())
  authorId Int?
  author   Author? @relation(fields: [authorId], references: [id])
}

/// References to what is no primary key, and not shown.
model Country {
  id     Int    @id @default(autoincrement())
  code   String @unique
  /// @hidden
  secret String @unique @default(uuid())
  name   String
  cities City[]
  ports  Port[]
}

model City {
  id          Int     @id @default(autoincrement())
  name        String
  countryCode String
  country     Country @relation(fields: [countryCode], references: [code])
}

model Port {
  id      Int      @id @default(autoincrement())
  name    String
  /// @writeonly
  key     String?
  country Country? @relation(fields: [key], references: [secret])
}

model Tenant {
  id        Int        @id
  folders   Folder[]
  documents Document[]
}

model Folder {
  tenantId  Int
  id        Int
  name      String
  tenant    Tenant     @relation(fields: [tenantId], references: [id])
  documents Document[]

  @@id([tenantId, id])
}

model Document {
  id       Int     @id @default(autoincrement())
  tenantId Int
  folderId Int?
  tenant   Tenant  @relation(fields: [tenantId], references: [id])
  folder   Folder? @relation(fields: [tenantId, folderId], references: [tenantId, id], onDelete: Restrict)
}

/// Keys of every kind.
model Asset {
  digest  Bytes  @id
  at      DateTime @unique
  size    BigInt @unique
  parts   Part[]
}

model Part {
  id     Int    @id @default(autoincrement())
  digest Bytes
  asset  Asset  @relation(fields: [digest], references: [digest])
}

/// @softDelete
model Shelf {
  id        Int       @id @default(autoincrement())
  name      String?
  deletedAt DateTime?
  books     Book[]
}

/// @softDelete
model Book {
  id        Int       @id @default(autoincrement())
  deletedAt DateTime?
  shelfId   Int?
  shelf     Shelf?    @relation(fields: [shelfId], references: [id])
}
`
