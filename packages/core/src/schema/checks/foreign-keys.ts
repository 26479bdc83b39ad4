import type { Report } from '../../plugin/diagnostic.js'
import type { catalogue } from '../diagnostics.js'
import type { ColumnField, Model, Provider, RelationField, Schema } from '../ir.js'
import { isColumn, isRelation } from '../lookup.js'

/** Reports foreign keys that the database refuses, or that fail when it comes to it, and Prisma's parser lets pass. */
export function reportForeignKeys({ models, provider, relationMode }: Schema, report: Report<typeof catalogue>): void {
  if (relationMode === 'prisma') return
  const byName = new Map(models.map((model) => [model.name, model]))
  for (const model of models) {
    if (model.kind === 'view') continue
    for (const relation of model.fields.filter(isRelation)) {
      const target = byName.get(relation.model)
      if (relation.fields.length === 0 || !target || target.kind === 'view') continue
      checkTypes(relation, { model, target, provider, report })
      if (relation.required && (relation.onDelete === 'SetNull' || relation.onUpdate === 'SetNull')) {
        report('set-null-required', { field: `${model.name}.${relation.name}`, columns: relation.fields }, relation)
      }
    }
  }
}

type Ends = { model: Model; target: Model; provider: Provider; report: Report<typeof catalogue> }

function checkTypes(relation: RelationField, { model, target, provider, report }: Ends): void {
  for (const [i, name] of relation.fields.entries()) {
    const column = model.fields.find((field) => field.name === name)
    const referenced = target.fields.find((field) => field.name === relation.references[i])
    if (!column || !referenced || !isColumn(column) || !isColumn(referenced)) continue
    const types = [column, referenced].map((field) => familyOf(field, provider))
    if (types[0] === types[1]) continue
    const [from, to] = [`${model.name}.${name}`, `${target.name}.${referenced.name}`]
    report('foreign-key-type', { from, to, types: [written(column), written(referenced)] }, column)
  }
}

/** What has to be the same at both ends; an empty text where the database is not particular. */
function familyOf(field: ColumnField, provider: Provider): string {
  const native = field.kind === 'scalar' ? field.native?.name : undefined
  if (provider === 'mysql') {
    const isWhole = field.kind === 'scalar' && (field.type === 'Int' || field.type === 'BigInt')
    return isWhole ? (native ?? (field.type === 'Int' ? 'Int' : 'BigInt')) : ''
  }
  return native === 'Uuid' || native === 'UniqueIdentifier' ? 'uuid' : ''
}

function written(field: ColumnField): string {
  if (field.kind === 'enum') return field.enum
  return field.native ? `@db.${field.native.name}` : field.type
}
