import type { Model } from '#runtime/api/model.js'
import type { ObjectShape } from '#runtime/api/shape.js'
import type { ContractOperation } from './contract.js'
import type { JsonObject } from './json-values.js'
import { bodyShapeOf, isColumn, newBody, recordOf, valueOf } from './new-record.js'
import { modelOf, type Asking, type KnownRecord, type Planning } from './planning.js'

/** The body that changes a record: another value for some columns, and none for references. */
function changeBody(model: Model, shape: ObjectShape, planning: Planning): JsonObject {
  const references = new Set(Object.values(model.relations).flatMap(({ fields }) => fields ?? []))
  const unique = new Set((model.uniques ?? []).flat())
  const plain = shape.properties.filter(({ name }) => isColumn(model, name) && !references.has(name) && !unique.has(name))
  const changed = plain.slice(0, 3)
  return Object.fromEntries(changed.map((property) => [property.name, valueOf(property, planning)]))
}

/** A body that the operation takes, whatever it is, with the properties that are given. */
export function* bodyOf(operation: ContractOperation, planning: Planning, given: JsonObject = {}): Asking<JsonObject | undefined> {
  const { body } = operation
  if (body.kind !== 'json') return undefined
  if (body.query) return given
  const shape = bodyShapeOf(operation, planning)
  const model = modelOf(planning, body.record?.model ?? body.creates?.model ?? operation.model)
  if (!shape || !model) return undefined
  if (operation.action === 'update' || operation.action === 'updateMany') return { ...changeBody(model, shape, planning), ...given }
  const makes = operation.action === 'create' || body.creates !== undefined
  return makes ? yield* newBody(model, shape, planning, given) : yield* referring(shape, model, { planning, given })
}

/** A body of an operation of somebody's own: what is called like a key of a model, `productId`, gets one. */
function* referring(shape: ObjectShape, model: Model, { planning, given }: { readonly planning: Planning; readonly given: JsonObject }): Asking<JsonObject> {
  const values: Record<string, JsonObject[string]> = { ...given }
  for (const property of shape.properties) {
    if (property.name in given) continue
    const relation = model.relations[property.name.replace(/Id$/, '')]
    const named = modelOf(planning, relation?.model ?? pascal(property.name.replace(/Id$/, '')))
    const key = property.name.endsWith('Id') && named?.key?.fields.length === 1 ? named.key.fields[0] : undefined
    const record: KnownRecord | undefined = key !== undefined && named ? yield* recordOf(named, planning) : undefined
    values[property.name] = (key === undefined ? undefined : record?.values[key]) ?? valueOf(property, planning)
  }
  return values
}

function pascal(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
