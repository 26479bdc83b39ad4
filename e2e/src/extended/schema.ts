/** A schema whose models are written by more than requests: an order gets its number and its total from hooks. */
export const extendedSchema = `
datasource db {
  provider = "sqlite"
}

model Order {
  id     Int     @id @default(autoincrement())
  /// @readonly @filled
  number String  @unique
  /// @readonly
  total  Int     @default(0)
  /// @hidden
  margin Int?
  note   String?
  lines  Line[]
}

model Line {
  id        Int     @id @default(autoincrement())
  quantity  Int
  order     Order   @relation(fields: [orderId], references: [id])
  orderId   Int
  product   Product @relation(fields: [productId], references: [id])
  productId Int
}

model Product {
  id    Int    @id
  price Int
  /// @readonly
  stock Int    @default(5)
  lines Line[]
}

model audit_entry {
  id   Int    @id @default(autoincrement())
  /// @readonly
  text String @default("")
}

/// @expose(list, get)
model Counter {
  name String @id
  next Int    @default(1)
}

/// Not made as a view by the tests: it is for its types.
view Sale {
  total Int
}
`
