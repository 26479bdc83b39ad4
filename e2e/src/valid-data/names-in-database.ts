import type { Model, Schema } from '@ssot-codegen/core'

/** The names that a schema gives to what is in the database, other than its values: where it gives none, a name of Prisma's has nothing odd. */
export function namesInDatabase({ models, enums }: Schema): string[] {
  const own = [...models, ...enums].flatMap(({ dbName, dbSchema }) => [dbName, dbSchema])
  return [...own, ...models.flatMap(partsOf)].filter((name) => name !== undefined)
}

function partsOf({ fields, keys, indexes }: Model): (string | undefined)[] {
  return [...fields, ...keys, ...indexes].map(({ dbName }) => dbName)
}
