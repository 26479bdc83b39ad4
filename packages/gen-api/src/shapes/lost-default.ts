import type { ColumnField, Model, Provider, ScalarField } from '@ssot-codegen/core'
import { clockPrecision, timeKind } from '../native-type.js'

/** Texts that no path keeps as a segment. */
const LOST: ReadonlySet<unknown> = new Set(['', '.', '..'])

/** What stands behind the path of a model in place of an id. */
const TAKEN: ReadonlySet<unknown> = new Set(['count', 'search'])

/** What MySQL has in place of a moment, and Prisma's client breaks down over. */
const NO_MOMENT = /^\W*0000-00-00\b/

/**
 * Whether a record that is given the field's default could not be read, so that it has to be said. It could not be addressed, as an
 * id of that text is refused: in `@@id([key, scope])` with `scope String @default("")`; or it is a date of zeros; or the moment in
 * a key of MySQL, by which Prisma looks for what it has made, is finer than the column.
 */
export function isLostDefault(field: ColumnField, model: Model, provider: Provider): boolean {
  const parts = model.id?.fields ?? []
  const isPart = parts.includes(field.name)
  if (field.default?.kind === 'function') {
    const { name, args } = field.default
    if (name === 'now') return isPart && provider === 'mysql' && field.kind === 'scalar' && isCutShort(field, provider)
    return args.some((sql) => typeof sql === 'string' && NO_MOMENT.test(sql))
  }
  if (!isPart || field.default?.kind !== 'value') return false
  return LOST.has(field.default.value) || (parts.length === 1 && TAKEN.has(field.default.value))
}

/** Whether the column keeps less of a moment than a `Date` says. */
function isCutShort(field: ScalarField, provider: Provider): boolean {
  return timeKind(field) === 'date' || clockPrecision(field, provider) !== undefined
}
