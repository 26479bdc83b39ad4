import {
  isColumn,
  isRelation,
  type ColumnField,
  type Enum,
  type Field,
  type IndexColumn,
  type Model,
  type RelationField,
  type Schema,
  type Span,
} from '../../src/schema/index.js'

/**
 * Our schema in the shape of Prisma's datamodel, as far as both know the same. What Prisma knows and this does not
 * print is missing in the IR.
 */
export function datamodelOf(schema: Schema) {
  return {
    models: schema.models.map((model) => modelOf(model, schema)),
    enums: schema.enums.map(enumOf),
    types: [],
    indexes: schema.models.flatMap((model) => indexesOf(model, schema)),
  }
}

function modelOf(model: Model, schema: Schema) {
  // What is unique over a column that the client does not see is none of the keys.
  const unseen = model.indexes
    .filter((index) => index.where === undefined)
    .map(({ kind, columns, span }) => ({ kind, name: '', fields: columns.map(({ name }) => name), span }))
  const written = [...model.keys, ...unseen].filter((key) => isOfBlock(key.span, schema))
  const id = written.find((key) => key.kind === 'id' && key.fields.length > 1)
  const uniques = written.filter((key) => key.kind === 'unique')
  return {
    name: model.name,
    dbName: model.dbName ?? null,
    schema: model.dbSchema ?? null,
    fields: model.fields.flatMap((field) => fieldOf(field, model) ?? []),
    primaryKey: id ? { name: givenName(id), fields: id.fields } : null,
    uniqueFields: uniques.map((key) => key.fields),
    uniqueIndexes: uniques.map((key) => ({ name: givenName(key), fields: key.fields })),
    isGenerated: false,
    ...documented(model),
  }
}

function fieldOf(field: Field, model: Model) {
  if (isColumn(field)) return columnOf(field, model)
  return isRelation(field) ? relationOf(field) : undefined
}

function columnOf(field: ColumnField, model: Model) {
  const isAlone = (kind: 'id' | 'unique') =>
    model.keys.some((key) => key.kind === kind && key.fields.length === 1 && key.fields[0] === field.name)
  return {
    ...sharedBy(field),
    ...(field.dbName !== undefined && { dbName: field.dbName }),
    kind: field.kind,
    isUnique: isAlone('unique'),
    isId: isAlone('id'),
    isReadOnly: field.foreignKeyOf.length > 0,
    hasDefaultValue: field.default !== undefined,
    type: field.kind === 'enum' ? field.enum : field.type,
    nativeType: field.kind === 'scalar' && field.native ? [field.native.name, field.native.args] : null,
    ...(field.default && { default: defaultOf(field) }),
    isUpdatedAt: field.updatedAt,
  }
}

function defaultOf({ default: given, ...field }: ColumnField) {
  if (given?.kind === 'function') return { name: given.name, args: given.args }
  return field.kind === 'scalar' && field.type === 'Decimal' ? roughly(given?.value) : given?.value
}

function relationOf(field: RelationField) {
  return {
    ...sharedBy(field),
    kind: 'object',
    isUnique: false,
    isId: false,
    isReadOnly: false,
    hasDefaultValue: false,
    type: field.model,
    nativeType: null,
    relationName: field.relation,
    relationFromFields: field.fields,
    relationToFields: field.references,
    ...(field.onDelete !== undefined && { relationOnDelete: field.onDelete }),
    ...(field.onUpdate !== undefined && { relationOnUpdate: field.onUpdate }),
    isUpdatedAt: false,
  }
}

function sharedBy(field: Field) {
  return { name: field.name, isList: field.list, isRequired: field.required, isGenerated: false, ...documented(field) }
}

function indexesOf(model: Model, schema: Schema) {
  const keys = model.keys.map((key) => {
    const columns: readonly IndexColumn[] = key.columns ?? key.fields.map((name) => ({ name }))
    return { ...key, columns, given: givenName(key) }
  })
  return [...keys, ...model.indexes.map((index) => ({ ...index, given: null }))].map((index) => ({
    model: model.name,
    type: index.kind,
    isDefinedOnField: !isOfBlock(index.span, schema),
    ...(index.given !== null && { name: index.given }),
    ...(index.dbName !== undefined && { dbName: index.dbName }),
    ...('algorithm' in index && index.algorithm !== undefined && { algorithm: index.algorithm }),
    ...(index.clustered !== undefined && { clustered: index.clustered }),
    fields: index.columns.map(({ name, sort, length, operatorClass }) => ({
      name,
      ...(sort !== undefined && { sortOrder: sort }),
      ...(length !== undefined && { length }),
      ...(operatorClass !== undefined && { operatorClass }),
    })),
  }))
}

/** Whether the attribute stands in a line of its own. */
function isOfBlock(span: Span | undefined, { files }: Schema): boolean {
  const file = files.find(({ path }) => path === span?.file)
  return file !== undefined && file.text.startsWith('@@', span?.start)
}

function givenName({ name, fields }: { name: string; fields: readonly string[] }): string | null {
  return name === '' || fields.length === 1 || name === fields.join('_') ? null : name
}

/** Prisma's parser makes binary floating point of a Decimal, and rounds it once more than one would; the IR has its digits. */
export function roughly(value: unknown): unknown {
  return Array.isArray(value) ? value.map(roughly) : Number(Number(value).toPrecision(15))
}

function enumOf({ name, dbName, values, ...node }: Enum) {
  return {
    name,
    values: values.map((value) => ({ name: value.name, dbName: value.dbName ?? null, ...documented(value) })),
    dbName: dbName ?? null,
    ...documented(node),
  }
}

function documented({ doc }: { readonly doc?: string }) {
  return doc === undefined ? {} : { documentation: doc }
}
