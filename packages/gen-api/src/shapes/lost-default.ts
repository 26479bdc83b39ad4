import type { ColumnField, Model } from '@ssot-codegen/core'

/** Texts that no path keeps as a segment. */
const LOST: ReadonlySet<unknown> = new Set(['', '.', '..'])

/** What stands behind the path of a model in place of an id. */
const TAKEN: ReadonlySet<unknown> = new Set(['count', 'search'])

/** What MySQL has in place of a moment, and Prisma's client breaks down over. */
const NO_MOMENT = /^\W*0000-00-00\b/

/**
 * Whether a record that is given the field's default could not be read, so that it has to be said. It could not be addressed, as an
 * id of that text is refused: in `@@id([key, scope])` with `scope String @default("")`; or it is a date of zeros.
 */
export function isLostDefault(field: ColumnField, model: Model): boolean {
  if (field.default?.kind === 'function') return field.default.args.some((sql) => typeof sql === 'string' && NO_MOMENT.test(sql))
  const parts = model.id?.fields ?? []
  if (!parts.includes(field.name) || field.default?.kind !== 'value') return false
  return LOST.has(field.default.value) || (parts.length === 1 && TAKEN.has(field.default.value))
}
