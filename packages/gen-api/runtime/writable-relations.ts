import type { Model, Models, Relation, RelationVerb } from './model.js'
import { visibleRelation } from './visible.js'

/** Which body it is: one that makes a record, or one that changes it. */
export type BodyKind = 'create' | 'update'

/** What a body may ask of a relation. */
export type WriteVerb = RelationVerb | 'set'

/** A relation that a body writes, and how. */
export type WritableRelation = {
  readonly name: string
  readonly relation: Relation
  readonly target: Model
  readonly verbs: readonly WriteVerb[]
}

type Writable = ReadonlyMap<string, WritableRelation>

/** What is worked out once for the models of an application; descriptors do not change. */
const known = new WeakMap<Models, Record<BodyKind, Map<Model, Writable>>>()

/** The relations that a body may write, by name. */
export function writableRelations(model: Model, kind: BodyKind, models: Models): Writable {
  const kinds = known.get(models) ?? { create: new Map<Model, Writable>(), update: new Map<Model, Writable>() }
  known.set(models, kinds)
  const writable = kinds[kind].get(model) ?? writableOf(model, kind, models)
  kinds[kind].set(model, writable)
  return writable
}

function writableOf(model: Model, kind: BodyKind, models: Models): Writable {
  const found = Object.keys(model.relations).flatMap((name) => writableRelation(model, name, kind, models) ?? [])
  return new Map(found.map((writable) => [writable.name, writable]))
}

function writableRelation(model: Model, name: string, kind: BodyKind, models: Models): WritableRelation | undefined {
  const related = visibleRelation(model, name, models)
  const verbs = related ? verbsOf(related.relation, model, kind) : []
  return related && verbs.length > 0 ? { name, ...related, verbs } : undefined
}

function verbsOf({ writes = [], fields = [], list }: Relation, { key }: Model, kind: BodyKind): readonly WriteVerb[] {
  // Nothing is connected to a record that is not there yet.
  if (kind === 'create') return writes.filter((verb) => verb !== 'disconnect')
  // A key does not change.
  if (fields.some((field) => key?.fields.includes(field) === true)) return []
  return list === true && writes.includes('connect') && writes.includes('disconnect') ? [...writes, 'set'] : writes
}
