import type { Report } from '../plugin/diagnostic.js'
import type { catalogue } from './diagnostics.js'
import type { ColumnField, Field, Key, Model } from './ir.js'
import { isColumn, isRelation } from './lookup.js'
import { isDecided } from './secret-columns.js'

/**
 * Keeps back the foreign keys that refer to a column which is kept back, for they hold its values: until the schema says otherwise,
 * one that refers to a hidden column is hidden, as nobody outside has a value to write, and else `writeonly`. Each is told.
 */
export function keepReferences(models: readonly Model[], report: Report<typeof catalogue>): readonly Model[] {
  if (!models.some(({ fields }) => fields.some((field) => isColumn(field) && isKeptBack(field)))) return models
  const byName = new Map(models.map((model) => [model.name, model]))
  // A foreign key may refer to a foreign key: until nothing more is kept back.
  for (let found = true; found; ) {
    found = false
    for (const model of byName.values()) {
      const references = openReferences(model, byName)
      if (references.size === 0) continue
      found = true
      const fields = model.fields.map((field) => ({ ...field, ...references.get(field.name)?.as }))
      const { id: _, ...rest } = model
      const id = addressOf(model.keys, fields)
      const kept = { ...rest, fields, ...(id && { id }) }
      byName.set(model.name, kept)
      if (model.exposed) tell(kept, references, report)
    }
  }
  return models.map((model) => byName.get(model.name) ?? model)
}

/** How a record is addressed: by the primary key, else the first unique, that identifies every record and can stand in a path. */
export function addressOf(keys: readonly Key[], fields: readonly Field[]): Key | undefined {
  const usable = keys.filter((key) => isAddress(key, fields))
  return usable.find((key) => key.kind === 'id') ?? usable[0]
}

/** Whether a key can stand in a path: it identifies every record, none of it is secret, and all of it has one text. */
function isAddress(key: Key, fields: readonly Field[]): boolean {
  if (key.nullable) return false
  return key.fields.every((name) => {
    const field = fields.find((f) => f.name === name)
    return field !== undefined && isColumn(field) && !isKeptBack(field) && !(field.kind === 'scalar' && field.type === 'Json')
  })
}

/** What a column refers to, by model and name, and how that has it kept. */
type Reference = { readonly target: string; readonly as: { readonly hidden: true } | { readonly writeonly: true } }

/** The columns that are shown, and refer to one that is not. */
function openReferences(model: Model, models: ReadonlyMap<string, Model>): ReadonlyMap<string, Reference> {
  const open = new Map<string, Reference>()
  for (const relation of model.fields) {
    if (!isRelation(relation)) continue
    const target = models.get(relation.model)
    for (const [index, name] of relation.fields.entries()) {
      const column = columnOf(model, name)
      const referred = target && columnOf(target, relation.references[index])
      if (!column || !referred || isKeptBack(column) || !isKeptBack(referred) || isDecided(column.annotations)) continue
      // Of two that it refers to, the one that is hidden decides.
      if (open.has(name) && !referred.hidden) continue
      open.set(name, { target: `${relation.model}.${referred.name}`, as: referred.hidden ? { hidden: true } : { writeonly: true } })
    }
  }
  return open
}

function columnOf(model: Model, name: string | undefined): ColumnField | undefined {
  const field = model.fields.find((candidate) => candidate.name === name)
  return field && isColumn(field) ? field : undefined
}

function isKeptBack({ hidden, writeonly }: ColumnField): boolean {
  return hidden || writeonly
}

function tell(model: Model, references: ReadonlyMap<string, Reference>, report: Report<typeof catalogue>): void {
  for (const field of model.fields) {
    const reference = references.get(field.name)
    if (!reference || !isColumn(field)) continue
    const isMissed = !model.id && model.keys.some((key) => !key.nullable && key.fields.includes(field.name))
    report('hidden-reference', { model: model.name, field: field.name, as: field.hidden ? 'hidden' : 'write-only', target: reference.target, isMissed }, field)
  }
}
