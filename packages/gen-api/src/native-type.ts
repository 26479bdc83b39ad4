import type { ScalarField } from '@ssot-codegen/core'

/** Which of the three times a DateTime column holds. */
export function timeKind(field: ScalarField): 'datetime' | 'date' | 'time' {
  const native = field.native?.name
  return native === 'Date' ? 'date' : native === 'Time' || native === 'Timetz' ? 'time' : 'datetime'
}

/** Whether the database checks that the column's text is a UUID. */
export function isUuid(field: ScalarField): boolean {
  return field.native?.name === 'Uuid' || field.native?.name === 'UniqueIdentifier'
}
