import type { Model } from '#runtime/api/model.js'
import type { JsonObject } from './json-values.js'

/** The records that are there, as far as answers have told, and the values of keys that are taken. */
export type KnownRecords = {
  readonly add: (model: Model, values: JsonObject) => void
  /** Takes note of values that are there, of a record that no answer has shown. */
  readonly take: (model: Model, values: JsonObject) => void
  readonly remove: (model: Model, values: JsonObject) => void
  readonly of: (model: Model) => readonly JsonObject[]
  /** Whether a record with these values would share a unique with one that was ever there. */
  readonly isTaken: (model: Model, values: JsonObject) => boolean
}

/** Nothing is known yet. */
export function createKnownRecords(): KnownRecords {
  const records = new Map<string, JsonObject[]>()
  const taken = new Set<string>()
  const marksOf = (model: Model, values: JsonObject): string[] =>
    [...(model.key ? [model.key.fields] : []), ...(model.uniques ?? [])].flatMap((fields) => {
      const parts = fields.map((name) => values[name] ?? null)
      // Nulls are equal to nothing; some columns compare without case.
      return parts.includes(null) ? [] : [JSON.stringify([model.name, fields, parts]).toLowerCase()]
    })
  const take = (model: Model, values: JsonObject) => {
    for (const mark of marksOf(model, values)) taken.add(mark)
  }
  return {
    add(model, values) {
      records.set(model.name, [...(records.get(model.name) ?? []), values])
      take(model, values)
    },
    take,
    remove(model, values) {
      records.set(model.name, (records.get(model.name) ?? []).filter((other) => other !== values))
    },
    of: (model) => records.get(model.name) ?? [],
    isTaken: (model, values) => marksOf(model, values).some((mark) => taken.has(mark)),
  }
}
