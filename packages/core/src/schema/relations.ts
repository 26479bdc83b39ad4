import type { Datamodel, DatamodelField } from './datamodel.js'

/**
 * The other end of every relation the client can use from both sides.
 *
 * A relation with an ignored end, or with an ignored column in its key, is not among them: half a relation is of no
 * use, and whoever ignored a part of it did not want it.
 *
 * @returns by field of the datamodel, the name of the field at the other end
 */
export function oppositesOf({ models }: Datamodel): ReadonlyMap<DatamodelField, string> {
  const ends = new Map<string, DatamodelField[]>()
  const columns = new Map<string, ReadonlySet<string>>()
  for (const model of models) {
    columns.set(model.name, new Set(model.fields.map((field) => field.name)))
    for (const field of model.fields) {
      if (field.kind !== 'object') continue
      const end = endOf(model.name, field)
      const others = ends.get(end)
      if (others) others.push(field)
      else ends.set(end, [field])
    }
  }
  const isWhole = (field: DatamodelField, model: string) => {
    const has = (owner: string) => (name: string) => columns.get(owner)?.has(name) ?? false
    return (field.relationFromFields ?? []).every(has(model)) && (field.relationToFields ?? []).every(has(field.type))
  }
  const opposites = new Map<DatamodelField, string>()
  for (const model of models) {
    for (const field of model.fields) {
      if (field.kind !== 'object') continue
      const other = ends.get(endOf(field.type, { ...field, type: model.name }))?.find((candidate) => candidate !== field)
      if (other && isWhole(field, model.name) && isWhole(other, field.type)) opposites.set(field, other.name)
    }
  }
  return opposites
}

/** The same for the two ends of a relation of a model with itself, and for no other two fields. */
function endOf(model: string, { relationName, type }: Pick<DatamodelField, 'relationName' | 'type'>): string {
  return `${model}\n${relationName ?? ''}\n${type}`
}
