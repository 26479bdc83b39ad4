import type { Datamodel, DatamodelField, DatamodelModel } from './datamodel.js'

/**
 * The other end of every relation the client can use from both sides.
 *
 * A relation with an ignored end, or with an ignored column in its key, is not among them: half a relation is of no
 * use, and whoever ignored a part of it did not want it.
 *
 * @returns by field of the datamodel, the name of the field at the other end
 */
export function oppositesOf({ models }: Datamodel): ReadonlyMap<DatamodelField, string> {
  const byName = new Map(models.map((m) => [m.name, m]))
  const opposites = new Map<DatamodelField, string>()
  for (const model of models) {
    for (const field of model.fields) {
      if (field.kind !== 'object') continue
      const target = byName.get(field.type)
      if (!target) continue
      const other = target.fields.find(
        (f) => f.kind === 'object' && f.relationName === field.relationName && f.type === model.name && f !== field,
      )
      if (other && isWhole(field, model, target) && isWhole(other, target, model)) opposites.set(field, other.name)
    }
  }
  return opposites
}

function isWhole(field: DatamodelField, model: DatamodelModel, target: DatamodelModel): boolean {
  const has = (owner: DatamodelModel, name: string) => owner.fields.some((f) => f.name === name)
  return (
    (field.relationFromFields ?? []).every((name) => has(model, name)) &&
    (field.relationToFields ?? []).every((name) => has(target, name))
  )
}
