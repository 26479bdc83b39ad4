import type { FinalOperation } from '@ssot-codegen/core'

/** What the operations of a model do, where the summary does not say all. */
const DOCS: { readonly [A in NonNullable<FinalOperation['action']>]: string } = {
  list: 'The records that match `where`, a page at a time.',
  search: 'The same list by a body: for filters too long for a URL.',
  count: 'How many records match `where`.',
  get: 'The record and its required relations, or what `include` and `select` name.',
  create: 'What is optional or has a default may be left out.',
  update: 'Changes the fields that the body names.',
  delete: 'Removes a record.',
  restore: 'Brings back a record that was deleted.',
  purge: 'Removes a record for good, whether or not it was deleted before.',
  createMany: 'Makes all records of a list, or none of them.',
  updateMany: 'Changes the fields that the body names of all records that match `where`.',
  deleteMany: 'Removes all records that match `where`.',
  upsert: 'Makes a record with the key of the path, or changes the one that has it.',
}

/** What documents say of an operation of a model; undefined for any other. */
export function actionDoc({ action }: FinalOperation): string | undefined {
  return action && DOCS[action]
}
