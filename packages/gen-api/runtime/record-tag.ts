import type { EncodedRecord } from './encode.js'
import { tagPart } from './entity-tag.js'
import type { Selection } from './list-query.js'
import type { Model } from './model.js'
import { visibleColumn, visibleColumns } from './visible.js'

/**
 * The columns that tell one state of a record from another: the version, else the moment of the last write, else all that are
 * shown. One that is not shown is none of them: a tag that is made of a hidden number says whether a guess of it is right.
 */
export function tagColumns(model: Model): readonly string[] {
  const counted = model.version ?? model.updatedAt
  return counted !== undefined && visibleColumn(model, counted) ? [counted] : visibleColumns(model)
}

/**
 * The part of an entity tag that stands for the record, the same whatever a reply shows of it.
 *
 * @param record as `encodeRecord` gives it
 * @returns undefined where it lacks a column that the tag is made of
 */
export function recordTag(record: EncodedRecord, model: Model): string | undefined {
  const values = tagColumns(model).map((name) => record[name])
  return values.length > 0 && values.every((value) => value !== undefined) ? tagPart(JSON.stringify([model.name, values])) : undefined
}

/** What to read for a selection: the columns of the tag too. */
export function withTag(selection: Selection, model: Model): Selection {
  const { columns } = selection
  return columns ? { ...selection, columns: [...new Set([...columns, ...tagColumns(model)])] } : selection
}

/** The record without columns that were read for its tag alone. */
export function withoutTag(record: EncodedRecord, { columns }: Selection, model: Model): EncodedRecord {
  if (!columns) return record
  const extra = tagColumns(model).filter((name) => !columns.includes(name))
  return extra.length === 0 ? record : Object.fromEntries(Object.entries(record).filter(([name]) => !extra.includes(name)))
}
