import type { Field, Model, Schema } from '@ssot-codegen/core'
import { quoted } from './sql-text.js'

/** A table or a type as SQL names it. */
export function qualified({ name, dbName, dbSchema }: { readonly name: string; readonly dbName?: string; readonly dbSchema?: string }): string {
  return (dbSchema === undefined ? '' : `${quoted(dbSchema)}.`) + quoted(dbName ?? name)
}

/** What the database calls the column of a field. */
export function columnName(field: Field): string {
  return (field.kind === 'relation' ? undefined : field.dbName) ?? field.name
}

/** The model of a table, by the names that SQL has: with the schema or without. */
export function modelOf(schema: Schema, names: readonly string[]): Model | undefined {
  const [table, dbSchema] = [...names].reverse()
  return schema.models.find((model) => (model.dbName ?? model.name) === table && (dbSchema === undefined || model.dbSchema === undefined || model.dbSchema === dbSchema))
}

/** The field of a column. */
export function fieldOf(model: Model | undefined, column: string): Field | undefined {
  return model?.fields.find((field) => field.kind !== 'relation' && columnName(field) === column)
}
