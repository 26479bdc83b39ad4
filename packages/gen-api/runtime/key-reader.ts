import { coerceText, expectedOf } from './coerce.js'
import { Faults } from './faults.js'
import type { Model, ModelTypes, Values } from './model.js'
import type { Reader } from './reader.js'

/**
 * Reads the parameters of the path as the key of a record: one parameter for each field of the key, by its name.
 *
 * @throws Problem `invalid-id`, when it reads, for a parameter that no value of its column has the text of
 * @throws Error at once, for a model without a key
 */
// What is read has the types of the model's columns, which the compiler knows as the model's types only.
export function recordKey<T extends ModelTypes>(model: Model<T>): Reader<T['key']>
export function recordKey(model: Model): Reader<Values> {
  if (!model.key) throw new Error(`${model.name} has no key.`)
  const parts = model.key.fields.map((name) => {
    const column = model.columns[name]
    if (!column) throw new Error(`The key of ${model.name} names "${name}", which is no column.`)
    return { name, column }
  })
  return ({ params }) => {
    const faults = new Faults()
    const values = parts.map(({ name, column }) => {
      const text = Object.hasOwn(params, name) ? params[name] : undefined
      const value = text === undefined ? undefined : coerceText(text, column)
      if (value === undefined) faults.add(name, 'invalid-value', `Expected ${expectedOf(column)}.`)
      return [name, value] as const
    })
    faults.throwIfAny('invalid-id')
    return Object.fromEntries(values)
  }
}
