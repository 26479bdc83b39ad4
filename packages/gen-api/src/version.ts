import { annotationOf, isColumn, memoized, type ColumnField, type Model, type Provider } from '@ssot-codegen/core'
import { clockPrecision, isFinerThanRequests, timeKind } from './native-type.js'

/** What a bare `@version` on a model means. */
const DEFAULT_NAME = 'version'

/** The field that `@version` on the model or on the field itself names; undefined where none does, or what it names is no column. */
export const versionOf = memoized((model: Model): ColumnField | undefined => {
  const [name] = namedVersions(model)
  if (name === undefined) return undefined
  const field = model.fields.find((candidate) => candidate.name === name)
  return field && isColumn(field) ? field : undefined
})

/** Why `@version` cannot hold, as the end of a sentence about it; undefined where it can, and where there is none. */
export function versionMisfit(model: Model): string | undefined {
  const names = namedVersions(model)
  const [name] = names
  if (name === undefined) return undefined
  if (names.length > 1) return `is said of ${names.map((one) => `"${one}"`).join(' and ')}, and one field alone counts the writes`
  const own = model.fields.some((field) => (annotationOf(field, 'version')?.args.length ?? 0) > 0)
  if (own) return `takes no name on "${name}", which is the field itself`
  const field = versionOf(model)
  if (!field) return `names "${name}", which is no column of it`
  const isWhole = field.kind === 'scalar' && (field.type === 'Int' || field.type === 'BigInt')
  if (!isWhole || field.list || !field.required) return `is on "${name}", which is no required Int or BigInt`
  if (model.keys.some((key) => key.fields.includes(name))) return `is on "${name}", which is part of an id or a unique`
  if (field.foreignKeyOf.length > 0) return `is on "${name}", which is a foreign key`
  const start = field.default
  const isStart = start?.kind === 'value' || start?.name === 'dbgenerated'
  return isStart || model.kind === 'view' ? undefined : `is on "${name}", which has no default to start from`
}

/**
 * The field whose moment tells one state of a record from another, where no version does: what Prisma sets with every write,
 * and which holds just the milliseconds of it, so that equality finds it.
 */
export function updatedAtOf(model: Model, provider: Provider): ColumnField | undefined {
  return model.fields.filter(isColumn).find((field) => field.updatedAt && field.kind === 'scalar' && !field.list && isMillisecond(field, provider))
}

function isMillisecond(field: Extract<ColumnField, { kind: 'scalar' }>, provider: Provider): boolean {
  const isCoarse = clockPrecision(field, provider) !== undefined || (provider === 'sqlserver' && /DateTime$/.test(field.native?.name ?? ''))
  return timeKind(field) === 'datetime' && !isCoarse && !isFinerThanRequests(field, provider)
}

/** The fields that are named, each once. */
function namedVersions(model: Model): string[] {
  const onModel = annotationOf(model, 'version')
  const name = onModel && (onModel.args[0] ?? DEFAULT_NAME)
  const onFields = model.fields.filter((field) => annotationOf(field, 'version')).map((field) => field.name)
  return [...new Set([...(typeof name === 'string' ? [name] : []), ...onFields])]
}
