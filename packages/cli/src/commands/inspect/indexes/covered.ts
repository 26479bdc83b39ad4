import type { Index, Model } from '@ssot-codegen/core'

/** What columns are looked up for: to find all rows with given values, or to find or sort rows by one of them in any manner. */
export type Purpose = 'join' | 'any'

/** Whether a key or an index of the model, or one of `more` lists of columns, begins with the columns, in any order. */
export function isCovered(model: Model, columns: readonly string[], purpose: Purpose, more: readonly (readonly string[])[] = []): boolean {
  const keys = model.keys.map((key) => key.fields)
  // Where the columns hold a whole key, they find one row by it.
  if (keys.some((fields) => fields.every((name) => columns.includes(name)))) return true
  const indexes = model.indexes.filter((index) => isOfUse(index, columns, purpose)).map((index) => index.columns.map(({ name }) => name))
  return [...keys, ...indexes, ...more].some((fields) => beginsWith(fields, columns))
}

function beginsWith(fields: readonly string[], columns: readonly string[]): boolean {
  const first = fields.slice(0, columns.length)
  return first.length === columns.length && first.every((name) => columns.includes(name))
}

/** A partial index says nothing of the other rows. Of the kinds that are not sorted only a hash finds values, all of its columns at once. */
function isOfUse({ kind, algorithm, where, columns: own }: Index, columns: readonly string[], purpose: Purpose): boolean {
  if (purpose === 'any') return true
  if (kind === 'fulltext' || where !== undefined) return false
  return algorithm === undefined || algorithm === 'BTree' || (algorithm === 'Hash' && own.length === columns.length)
}
