/** Records that are told from what they were before in every way there is; one model demands `If-Match`, one has a key of two parts. */
export const conditionalSchema = `
datasource db {
  provider = "sqlite"
}

model Page {
  id    Int     @id @default(autoincrement())
  title String
  /// @version
  rev   Int     @default(1)
  /// @hidden
  notes String?
  links Link[]
}

model Link {
  id     Int    @id @default(autoincrement())
  url    String
  pageId Int
  page   Page   @relation(fields: [pageId], references: [id])
}

model Note {
  id        Int      @id @default(autoincrement())
  text      String
  updatedAt DateTime @updatedAt
}

model Thing {
  id     Int    @id @default(autoincrement())
  name   String
  weight Float  @default(0.1)
  data   Json?
  /// @writeonly
  pin    String @default("")
}

/// @requireIfMatch
/// @version(rev)
model Invoice {
  id    Int    @id @default(autoincrement())
  total Int
  rev   BigInt @default(9007199254740993)
}

model Seat {
  row    String
  number Int
  guest  String?
  /// @version
  rev    Int    @default(0)

  @@id([row, number])
}

model Quiet {
  id   Int    @id @default(autoincrement())
  name String
  /// @version
  /// @hidden
  rev  Int    @default(1)
}

model Stamp {
  id        Int      @id @default(autoincrement())
  name      String
  /// @hidden
  changedAt DateTime @updatedAt
}
`
