/** Models that opt in to writes of many records, and to some of them; keys that requests choose, of one part and of two, and one that the database makes. */
export const bulkSchema = `
datasource db {
  provider = "sqlite"
}

/// @bulk
model Item {
  /// @length(1, 20)
  id      String   @id @default(uuid())
  name    String   @unique
  amount  Int      @default(1)
  note    String?
  /// @version
  rev     Int      @default(1)
  /// @hidden
  secret  String   @default("kept")
  shelf   Shelf?   @relation(fields: [shelfId], references: [id])
  shelfId Int?
  seen    DateTime @updatedAt
}

/// @bulk
model Shelf {
  id          Int     @id
  label       String
  constructor String?
  items       Item[]
}

/// @expose(list, get, createMany)
/// @bulk(upsert)
model Seat {
  row    String
  number BigInt
  guest  String?
  moved  DateTime @updatedAt

  @@id([row, number])
}

/// @bulk(updateMany, deleteMany)
model Log {
  id   Int    @id @default(autoincrement())
  text String
}

/// @bulk
/// @softDelete
model Memo {
  id        String    @id
  text      String
  /// @version
  rev       Int       @default(1)
  deletedAt DateTime?
}

/// @bulk
/// @requireIfMatch
model Invoice {
  id    Int @id
  total Int
}
`
