import { coerceJson, expectedOf } from './coerce.js'
import type { Faults } from './faults.js'
import { jsonPointer } from './json-pointer.js'
import { objectOf } from './json-object.js'
import type { Model, Values } from './model.js'

/**
 * Reads what names one record in a body: the values of its key, or of another unique that is shown.
 *
 * @param at the pointer of the value
 * @returns the values, or null where there is a fault
 */
export function readUnique(value: unknown, model: Model, at: string, faults: Faults): Values | null {
  const members = objectOf(value)
  const lookups = model.lookups ?? []
  const allowed = () => `Expected an object with ${lookups.map((fields) => fields.join(' and ')).join(', or with ')}.`
  if (!members) return faults.add(at, 'invalid-type', allowed)
  const names = Object.keys(members)
  const fields = lookups.find((lookup) => lookup.length === names.length && lookup.every((field) => names.includes(field)))
  if (!fields) return faults.add(at, 'not-allowed', allowed)
  const values = fields.map((field) => {
    const column = model.columns[field]
    if (!column) throw new Error(`${model.name} has no column "${field}" to name a record by.`)
    const read = coerceJson(members[field], column)
    if (read === undefined) faults.add(at + jsonPointer([field]), 'invalid-value', () => `Expected ${expectedOf(column)}.`)
    return [field, read] as const
  })
  return values.every(([, read]) => read !== undefined) ? Object.fromEntries(values) : null
}
