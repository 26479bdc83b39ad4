import { isColumn, isRelation, modelNamed, type ColumnField, type Model, type RelationField, type Schema } from '@ssot-codegen/core'

/**
 * The models and how they are related, as an entity-relationship diagram of Mermaid. What is hidden is left out, and so are columns that the
 * Prisma client does not see.
 *
 * @param one only this model, and what it is related to
 */
export function entityDiagram(schema: Schema, one?: Model): string[] {
  const shown = schema.models.filter((model) => model.exposed && (!one || model === one))
  const drawn = drawnRelations(schema).filter(({ model, field }) => !one || model === one || field.model === one.name)
  return ['erDiagram', ...shown.flatMap(entity), ...drawn.map((relation) => relationLine(relation, schema))]
}

/** A relation, by the field that it is drawn from. */
export type DrawnRelation = { readonly model: Model; readonly field: RelationField }

/** Every relation between shown models, once. */
export function drawnRelations(schema: Schema): DrawnRelation[] {
  return schema.models.flatMap((model) => model.fields.filter(isRelation).filter((field) => isDrawn(model, field, schema)).map((field) => ({ model, field })))
}

function entity(model: Model): string[] {
  const columns = model.fields.filter(isColumn).filter((field) => !field.hidden)
  // An empty block does not parse.
  if (columns.length === 0) return [`  "${model.name}"`]
  return [`  "${model.name}" {`, ...columns.map((field) => `    ${attribute(model, field)}`), '  }']
}

function attribute(model: Model, field: ColumnField): string {
  const type = `${word(field.kind === 'enum' ? field.enum : field.type)}${field.list ? '[]' : ''}`
  const isIn = (kind: 'id' | 'unique') => model.keys.some((key) => key.kind === kind && key.fields.includes(field.name) && (kind === 'id' || key.fields.length === 1))
  const keys = [isIn('id') && 'PK', field.foreignKeyOf.length > 0 && 'FK', isIn('unique') && 'UK'].filter((key) => key !== false)
  const name = word(field.name)
  const notes = [name !== field.name && field.name, !field.required && !field.list && 'nullable'].filter((note) => note !== false)
  return [type, name, keys.join(', '), notes.length > 0 ? `"${notes.join(', ')}"` : ''].filter((part) => part !== '').join(' ')
}

/** Most names of Prisma are words of Mermaid; it keeps some for keys, and knows fewer letters. A name that differs is told beside. */
function word(name: string): string {
  return ['PK', 'FK', 'UK'].includes(name) ? `${name}_` : name.replace(/[^A-Za-z0-9_\u00c0-\uffff]/g, '_')
}

/** Whether the relation is drawn from this side: that of the foreign key; of two without one, the first by name. */
function isDrawn(model: Model, field: RelationField, schema: Schema): boolean {
  const target = modelNamed(schema, field.model)
  if (!model.exposed || !target.exposed) return false
  const opposite = oppositeOf(field, schema)
  if (field.hidden && opposite.hidden) return false
  if (field.fields.length > 0) return true
  return opposite.fields.length === 0 && `${model.name}.${field.name}` <= `${target.name}.${opposite.name}`
}

function oppositeOf(field: RelationField, schema: Schema): RelationField {
  const found = modelNamed(schema, field.model).fields.find((one) => one.name === field.opposite)
  return found && isRelation(found) ? found : field
}

/** The line of a relation. */
export function relationLine({ model, field }: DrawnRelation, schema: Schema): string {
  const near = oppositeOf(field, schema).list ? '}o' : '|o'
  const far = field.list ? 'o{' : field.required ? '||' : 'o|'
  return `  "${model.name}" ${near}--${far} "${field.model}" : "${field.name}"`
}
