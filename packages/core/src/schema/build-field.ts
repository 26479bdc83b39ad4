import type { Annotation } from './annotation.js'
import type { DatamodelField } from './datamodel.js'
import { mapOf } from './attribute-arguments.js'
import { defaultOf } from './defaults.js'
import type { EnumField, Field, OpaqueField, RelationField, ScalarField, ScalarType, Span } from './ir.js'
import { keptSecret, type ColumnName } from './secret-columns.js'
import { wordOf, type AttributeSource, type Member } from './outline.js'
import { stringValue } from './tokenize.js'

/** What a field is made from besides Prisma's description: its source, and what its comment and the config say. */
export type FieldSource = {
  readonly member: Member
  readonly text: string
  readonly span: Span
  readonly doc: string | undefined
  readonly annotations: readonly Annotation[]
  /** The field at the other end, for a relation. */
  readonly opposite: string | undefined
  /** The relations whose foreign key it serves, for a column. */
  readonly foreignKeyOf: readonly string[]
  /** The columns it refers to as a foreign key. */
  readonly refersTo: readonly ColumnName[]
  readonly model: string
  readonly isView: boolean
  /** Whether it is the column that `@softDelete` on the model names. */
  readonly isDeletion: boolean
}

// Optional properties are assigned, not spread: there may be thousands of fields, and this is on the cold path.
type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A field the Prisma client knows. */
export function buildField(field: DatamodelField, source: FieldSource): Field {
  return field.kind === 'object' ? relationField(field, source) : columnField(field, source)
}

function relationField(field: DatamodelField, source: FieldSource): RelationField {
  const { doc, annotations } = source
  const built: Mutable<RelationField> = {
    kind: 'relation',
    name: field.name,
    annotations,
    required: field.isRequired,
    list: field.isList,
    span: source.span,
    model: field.type,
    relation: field.relationName ?? '',
    opposite: source.opposite ?? '',
    fields: field.relationFromFields ?? [],
    references: field.relationToFields ?? [],
    hidden: has(annotations, 'hidden'),
  }
  if (doc !== undefined) built.doc = doc
  if (field.relationOnDelete !== undefined) built.onDelete = field.relationOnDelete
  if (field.relationOnUpdate !== undefined) built.onUpdate = field.relationOnUpdate
  const dbName = mapOf(attributeNamed(source.member, '@relation'), source.text)
  if (dbName !== undefined) built.dbName = dbName
  return built
}

function columnField(field: DatamodelField, source: FieldSource): ScalarField | EnumField {
  const { doc, annotations, member, text } = source
  const value = defaultOf(field, member, text)
  const kept = keptSecret(field, { ...source, default: value })
  const column = {
    name: field.name,
    annotations,
    required: field.isRequired,
    list: field.isList,
    span: source.span,
    updatedAt: field.isUpdatedAt,
    foreignKeyOf: source.foreignKeyOf,
    // Of a record that is shown it holds nothing, and of others it is nobody's to know.
    hidden: has(annotations, 'hidden') || kept === 'hidden' || source.isDeletion || has(annotations, 'softDelete'),
    readonly: has(annotations, 'readonly'),
    writeonly: has(annotations, 'writeonly') || kept === 'writeonly',
  }
  const built: Mutable<ScalarField> | Mutable<EnumField> =
    field.kind === 'enum'
      ? { kind: 'enum', ...column, enum: field.type }
      : { kind: 'scalar', ...column, type: field.type as ScalarType } // Prisma has no others of kind 'scalar'
  if (kept) built.secretByName = true
  if (doc !== undefined) built.doc = doc
  if (field.dbName !== undefined) built.dbName = field.dbName
  if (value) built.default = value
  if (built.kind === 'scalar' && field.nativeType) built.native = { name: field.nativeType[0], args: field.nativeType[1] }
  return built
}

/** A field the Prisma client does not know. A relation is never required: it stores nothing of its own. */
export function opaqueField({ member, text, span, doc, annotations }: FieldSource, isRelation: boolean): OpaqueField {
  const dbName = columnName(member, text)
  return {
    kind: 'opaque',
    name: member.name,
    ...(doc !== undefined && { doc }),
    annotations,
    required: !isRelation && !member.optional && !member.list,
    list: member.list,
    span,
    reason: member.type === 'Unsupported' ? 'unsupported' : 'ignored',
    type: member.unsupported ?? member.type ?? '',
    ...(dbName !== undefined && { dbName }),
    hasDefault: attributeNamed(member, '@default') !== undefined,
  }
}

/** The name `@map` gives a column. */
function columnName(member: Member, text: string): string | undefined {
  const [name] = attributeNamed(member, '@map')?.args.filter((token) => token.kind === 'string') ?? []
  return name && stringValue(wordOf(text, name))
}

function attributeNamed(member: Member, name: string): AttributeSource | undefined {
  return member.attributes.find((attribute) => attribute.name === name)
}

function has(annotations: readonly Annotation[], name: string): boolean {
  return annotations.length > 0 && annotations.some((a) => a.name === name)
}
