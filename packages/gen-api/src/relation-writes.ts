import { annotationOf, columnNamed, isRelation, modelNamed, type Access, type ColumnField, type Model, type Provider, type RelationField, type Schema } from '@ssot-codegen/core'
import { comparisonOf, isInexact } from './native-type.js'
import { isCreatable, isUpdatable } from './shapes/model-shapes.js'
import { isFilterable, type Action } from './surface.js'

/** What a body may do with a record at the other end of a relation. */
export type RelationVerb = 'create' | 'connect' | 'disconnect'

/** How bodies write a relation. */
export type RelationWrite = {
  readonly field: RelationField
  readonly verbs: readonly RelationVerb[]
  /** Who has the foreign key: this model, the other one, or a join table. */
  readonly holder: 'this' | 'other' | 'table'
  /** The columns that are null where nothing is connected. */
  readonly cleared: readonly string[]
}

/** What decides on it. */
export type WriteFacts = {
  readonly schema: Schema
  /** The relations that the API shows. */
  readonly relations: (model: Model) => readonly RelationField[]
  readonly actions: (model: Model) => readonly Action[]
  readonly access: (model: Model) => Access
  readonly requiresIfMatch: (model: Model) => boolean
}

/** The relations that bodies of the model write, in the model's order. What is `@readonly` they do not. */
export function relationWrites(model: Model, facts: WriteFacts): RelationWrite[] {
  const actions = facts.actions(model)
  if (!actions.includes('create') && !actions.includes('update')) return []
  const writes = facts.relations(model).map((field) => relationWrite(field, model, facts))
  return writes.filter((write) => write.verbs.length > 0)
}

/** The sets of columns by which a body may name a record: the key, and other uniques whose columns are shown and compared. */
export function lookupsOf(model: Model, { provider }: Schema): (readonly string[])[] {
  const isNaming = (name: string) => isComparable(columnNamed(model, name), provider)
  const sets = model.keys.map((key) => key.fields).filter((fields) => fields.every(isNaming))
  // The same columns in another order are the same.
  return sets.filter((fields, index) => sets.findIndex((other) => [...other].sort().join() === [...fields].sort().join()) === index)
}

/** The verbs of a body that makes a record, or of one that changes it; empty where it does not write the relation. */
export function verbsIn(kind: 'create' | 'update', { field, verbs }: RelationWrite, model: Model): readonly (RelationVerb | 'set')[] {
  if (kind === 'create') return verbs.filter((verb) => verb !== 'disconnect')
  if (field.fields.some((name) => model.id?.fields.includes(name))) return []
  return field.list && verbs.includes('connect') && verbs.includes('disconnect') ? [...verbs, 'set'] : verbs
}

function relationWrite(field: RelationField, model: Model, facts: WriteFacts): RelationWrite {
  const opposite = oppositeOf(field, facts)
  if (field.fields.length > 0) return ofThis(field, model, facts)
  return opposite && opposite.fields.length > 0 ? ofOther(field, opposite, model, facts) : ofTable(field, model, facts)
}

/** The model itself holds the foreign key: what is connected is written into a column of its own. */
function ofThis(field: RelationField, model: Model, facts: WriteFacts): RelationWrite {
  const target = modelNamed(facts.schema, field.model)
  const columns = field.fields.map((name) => columnNamed(model, name))
  const cleared = clearedBy(field, model)
  const isWritten = !isReadonly(field) && columns.every((column) => isCreatable(column, model, facts.schema))
  const verbs: RelationVerb[] = []
  if (isWritten && isMade(target, model, facts) && isFoundAgain(target, field.references, facts)) verbs.push('create')
  if (isWritten && lookupsOf(target, facts.schema).length > 0) verbs.push('connect')
  if (isWritten && !field.required && cleared.length > 0) verbs.push('disconnect')
  return { field, verbs: verbs.includes('create') || verbs.includes('connect') ? verbs : [], holder: 'this', cleared }
}

const NOT_WRITTEN: Pick<RelationWrite, 'verbs' | 'cleared'> = { verbs: [], cleared: [] }

/** The records at the other end hold it: they are written by the rules of their own model. */
function ofOther(field: RelationField, opposite: RelationField, model: Model, facts: WriteFacts): RelationWrite {
  const { schema } = facts
  const target = modelNamed(schema, field.model)
  const { verbs: there, cleared } = facts.relations(target).includes(opposite) ? ofThis(opposite, target, facts) : NOT_WRITTEN
  const verbs: RelationVerb[] = []
  if (!isReadonly(field) && there.length > 0 && isFoundAgain(model, opposite.references, facts)) {
    const columns = opposite.fields.map((name) => columnNamed(target, name))
    const isMoved = columns.every((column) => isUpdatable(column, target, schema) && isComparable(column, schema.provider))
    if (isMade(target, model, facts)) verbs.push('create')
    if (isMoved && isChanged(target, model, facts) && lookupsOf(target, schema).length > 0) {
      verbs.push('connect')
      if (there.includes('disconnect')) verbs.push('disconnect')
    }
  }
  return { field, verbs, holder: 'other', cleared }
}

/** A table that is no model holds it. */
function ofTable(field: RelationField, model: Model, facts: WriteFacts): RelationWrite {
  const target = modelNamed(facts.schema, field.model)
  const verbs: RelationVerb[] = []
  if (!isReadonly(field) && field.list && model.id && target.id) {
    if (isMade(target, model, facts)) verbs.push('create')
    if (lookupsOf(target, facts.schema).length > 0) verbs.push('connect', 'disconnect')
  }
  return { field, verbs, holder: 'table', cleared: [] }
}

/** The columns that disconnecting makes null: those of no other relation, which would be disconnected as well. */
function clearedBy(field: RelationField, model: Model): string[] {
  return field.fields.filter((name) => {
    const { required, foreignKeyOf } = columnNamed(model, name)
    return !required && foreignKeyOf.length === 1
  })
}

/** Whether a column says which record is meant: it is shown, and equality finds its values. */
function isComparable(field: ColumnField, provider: Provider): boolean {
  if (field.list || field.hidden || field.writeonly || !isFilterable(field.name) || isInexact(field, provider)) return false
  if (field.kind === 'enum') return true
  return field.type !== 'Json' && field.native?.name !== 'Bit' && comparisonOf(field, provider) !== 'none'
}

/** Whether columns of a record are known once it is written: they are shown, or its key finds it again. */
function isFoundAgain(model: Model, columns: readonly string[], { schema }: WriteFacts): boolean {
  const isShown = (name: string) => !columnNamed(model, name).hidden && !columnNamed(model, name).writeonly
  return columns.every(isShown) || (model.id?.fields ?? ['']).every((name) => name !== '' && isComparable(columnNamed(model, name), schema.provider))
}

/** Whether bodies of a model may make records of the target: a request may, and whoever may write the one may make the other. */
function isMade(target: Model, model: Model, facts: WriteFacts): boolean {
  return facts.actions(target).includes('create') && mayWrite(target, model, facts)
}

/** Whether they may change its records. Where a write must say which state it is for, they cannot. */
function isChanged(target: Model, model: Model, facts: WriteFacts): boolean {
  return facts.actions(target).includes('update') && !facts.requiresIfMatch(target) && mayWrite(target, model, facts)
}

function mayWrite(target: Model, model: Model, { access }: WriteFacts): boolean {
  const wanted = access(target)
  return wanted.kind === 'public' || JSON.stringify(wanted) === JSON.stringify(access(model))
}

function oppositeOf(field: RelationField, { schema }: WriteFacts): RelationField | undefined {
  return modelNamed(schema, field.model).fields.filter(isRelation).find((other) => other.name === field.opposite && other.relation === field.relation)
}

function isReadonly(field: RelationField): boolean {
  return annotationOf(field, 'readonly') !== undefined
}
