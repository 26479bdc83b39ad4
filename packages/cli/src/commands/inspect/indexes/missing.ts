import type { Model, Schema } from '@ssot-codegen/core'
import { candidates } from './columns.js'
import { exposureOf, type Exposed } from './exposure.js'
import { neededIndexes } from './foreign-keys.js'

/** An index that a model could have, as `inspect --indexes` shows it. */
export type IndexRow = {
  readonly model: string
  readonly columns: readonly string[]
  /** The line to add to the model. */
  readonly line: string
  /** `always`: the API looks rows up by a foreign key. `if-used-often`: it lets callers filter and sort by the column. */
  readonly when: 'always' | 'if-used-often'
  /** The requests that it makes fast. */
  readonly for: readonly string[]
}

/** The indexes that what is exposed of the models would use and that are not there, the most useful first. */
export function missingIndexes(models: readonly Model[], schema: Schema, operations: readonly Exposed[]): readonly IndexRow[] {
  const exposure = exposureOf(operations)
  const always: IndexRow[] = []
  const often: { readonly rank: number; readonly row: IndexRow }[] = []
  for (const model of models.filter(({ kind, exposed }) => kind === 'model' && exposed)) {
    const needs = neededIndexes(model, schema, exposure)
    for (const { columns, reasons } of needs) always.push(rowOf(model, columns, 'always', reasons))
    if (!exposure(model.name).lists) continue
    for (const { column, rank } of candidates(model, schema.provider, needs.map(({ columns }) => columns))) {
      often.push({ rank, row: rowOf(model, [column], 'if-used-often', [`${model.name} where[${column}]`, `${model.name} orderBy=${column}`]) })
    }
  }
  return [...always, ...often.sort((a, b) => a.rank - b.rank).map(({ row }) => row)]
}

function rowOf({ name }: Model, columns: readonly string[], when: IndexRow['when'], reasons: readonly string[]): IndexRow {
  return { model: name, columns, line: `@@index([${columns.join(', ')}])`, when, for: reasons }
}
