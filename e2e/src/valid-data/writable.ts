import { isColumn, type ColumnField, type Model, type Schema } from '@ssot-codegen/core'

/** The columns that a body may carry. */
export function creatableColumns(model: Model, schema: Schema): ColumnField[] {
  return model.fields.filter(isColumn).filter((field) => !field.hidden && !field.readonly && !field.updatedAt && !isVersion(field, model) && !isDatabaseMade(field, model, schema))
}

/** The columns that a change may carry. */
export function updatableColumns(model: Model, schema: Schema): ColumnField[] {
  return creatableColumns(model, schema).filter((field) => model.id?.fields.includes(field.name) !== true)
}

/** The columns that a reply carries. */
export function visibleColumns(model: Model): ColumnField[] {
  return model.fields.filter(isColumn).filter((field) => !field.hidden && !field.writeonly)
}

/** Whether the column counts the writes of a record, so that no body names it. */
function isVersion(field: ColumnField, { annotations }: Model): boolean {
  const onModel = annotations.find(({ name }) => name === 'version')
  return field.annotations.some(({ name }) => name === 'version') || (onModel !== undefined && field.name === (onModel.args[0] ?? 'version'))
}

/** Whether a statement may leave the column out although it is required: the database gives it a value. */
export function isDatabaseMade(field: ColumnField, model: Model, { provider }: Schema): boolean {
  const name = field.default?.kind === 'function' ? field.default.name : undefined
  const inKey = model.keys.some((key) => key.kind === 'id' && key.fields.includes(field.name))
  // SQLite numbers columns that are declared INTEGER, which a BigInt is not.
  const isNumbered = name === 'autoincrement' && !(provider === 'sqlite' && field.kind === 'scalar' && field.type === 'BigInt')
  return isNumbered || name === 'sequence' || (name === 'dbgenerated' && inKey)
}

/** Whether a new record may be without a value for it. */
export function isOmissible(field: ColumnField, model: Model, schema: Schema): boolean {
  const isCounted = field.default?.kind === 'function' && field.default.name === 'autoincrement'
  // A record of that key would have no path.
  const isLost = field.default?.kind === 'value' && field.default.value === '' && model.id?.fields.includes(field.name) === true
  // The client reads no date of zeros, so the API does not let the database fill one in.
  const isZeros = field.kind === 'scalar' && field.type === 'DateTime' && field.default?.kind === 'function' && field.default.args.some((arg) => typeof arg === 'string' && arg.startsWith("'0000-00-00"))
  const hasDefault = isCounted ? isDatabaseMade(field, model, schema) : field.default !== undefined && !isLost && !isZeros
  return !field.required || field.list || hasDefault || field.updatedAt
}

/** Why nobody can create the model by a body, or undefined. */
export function creationObstacle(model: Model, schema: Schema): string | undefined {
  if (model.kind === 'view') return 'it is a view'
  if (!model.id) return 'its records have no key'
  const creatable = new Set(creatableColumns(model, schema).map(({ name }) => name))
  for (const field of model.fields) {
    if (field.kind === 'opaque' && field.required && !field.hasDefault) return `"${field.name}" is of an unsupported type`
    if (isColumn(field) && !isOmissible(field, model, schema) && !creatable.has(field.name)) return `"${field.name}" is required and not writable`
  }
  return undefined
}
