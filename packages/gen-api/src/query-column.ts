import type { ColumnField, Provider } from '@ssot-codegen/core'
import { isCompared, operatorsOf } from '../runtime/column-operators.js'
import type { Column, ColumnKind } from '../runtime/model.js'
import { columnKind } from './column-kind.js'

/** What a list request can do with a column, for documents and clients: as the runtime decides it. */
export type QueryColumn = {
  /** How its values look in a filter. */
  readonly kind: ColumnKind
  /** What a filter may say of it; empty where it can say nothing. */
  readonly operators: readonly string[]
  /** Whether a list can be ordered by it. */
  readonly isOrdered: boolean
}

/**
 * What a list request can do with a column that is shown.
 *
 * @param insensitiveMode whether the database can ignore case
 */
export function queryColumn(field: ColumnField, provider: Provider, insensitiveMode: boolean): QueryColumn {
  const kind = columnKind(field, provider)
  const column: Column = { kind, ...(field.list && { list: true }), ...(!field.required && !field.list && { nullable: true }) }
  return { kind, operators: operatorsOf(column, insensitiveMode), isOrdered: !field.list && isCompared(column) && kind !== 'bytes' }
}
