import type { Key, Model } from '@ssot-codegen/core'
import { valueIn, type Values } from './sql.js'

/** Remembers which values of keys are taken. */
export type Uniques = {
  /** The key that a record with these values would share with another. */
  readonly taken: (model: Model, values: Values) => Key | undefined
  readonly take: (model: Model, values: Values) => void
  readonly release: (model: Model, values: Values) => void
}

/** Nothing is taken yet. */
export function createUniques(): Uniques {
  const taken = new Set<string>()
  const markOf = (model: Model, key: Key, values: Values): string | undefined => {
    const parts = key.fields.map((name) => valueIn(values, name))
    // Nulls are equal to nothing.
    if (parts.some((part) => part === undefined || part === null)) return undefined
    // Some columns compare without case.
    return JSON.stringify([model.name, key.fields, parts]).toLowerCase()
  }
  const marksOf = (model: Model, values: Values) => model.keys.flatMap((key) => markOf(model, key, values) ?? [])
  return {
    taken: (model, values) => model.keys.find((key) => taken.has(markOf(model, key, values) ?? '')),
    take: (model, values) => marksOf(model, values).forEach((mark) => taken.add(mark)),
    release: (model, values) => marksOf(model, values).forEach((mark) => taken.delete(mark)),
  }
}
