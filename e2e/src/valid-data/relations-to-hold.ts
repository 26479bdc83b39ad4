import { columnNamed, isRelation, type ColumnField, type Model, type RelationField } from '@ssot-codegen/core'

/** What becomes of the foreign keys of a new record. */
export type Holding = {
  /** The relations it has, so that their columns must be the values of other records. */
  readonly held: readonly RelationField[]
  /** The columns that are null so that it does not have the others. */
  readonly left: ReadonlySet<string>
}

/**
 * Decides which relations a new record has: those it must have, and where it should have all, those it can have.
 *
 * @param canHold whether there can be a record at the other end of a relation that may be left out
 */
export function relationsToHold(model: Model, full: boolean, canHold: (relation: RelationField) => boolean): Holding {
  const owned = model.fields.filter(isRelation).filter((relation) => relation.fields.length > 0)
  const isFree = (relation: RelationField) => columnsOf(model, relation).some((column) => !column.required)
  const unwanted = owned.filter((relation) => isFree(relation) && !(full && canHold(relation)))
  const left = new Set(unwanted.flatMap((relation) => columnsOf(model, relation).filter((column) => !column.required)).map(({ name }) => name))
  // One null among the columns of a foreign key, and it refers to nothing.
  const held = owned.filter((relation) => relation.fields.every((name) => !left.has(name)))
  return { held, left }
}

/** The columns of the foreign key, in the order of what they refer to. */
export function columnsOf(model: Model, relation: RelationField): ColumnField[] {
  return relation.fields.map((name) => columnNamed(model, name))
}
