import type { ColumnField, Provider } from '@ssot-codegen/core'
import type { ColumnKind } from '../runtime/model.js'
import { comparisonOf, isUuid, timeKind } from './native-type.js'

const TEXT_KINDS = { text: 'string', whole: 'exact', none: 'document' } as const

const KINDS = { Boolean: 'boolean', Int: 'int', BigInt: 'bigint', Float: 'float', Decimal: 'decimal', Json: 'json', Bytes: 'bytes' } as const

/** How the runtime treats the column's values. */
export function columnKind(field: ColumnField, provider: Provider): ColumnKind {
  if (field.kind === 'enum') return 'enum'
  if (field.type === 'String') return isUuid(field) ? 'uuid' : TEXT_KINDS[comparisonOf(field, provider)]
  if (field.type === 'DateTime') return timeKind(field)
  if (field.type === 'Bytes' && field.native?.name === 'Bit') return 'bits'
  return KINDS[field.type]
}
