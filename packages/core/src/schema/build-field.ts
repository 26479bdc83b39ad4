import type { Annotation } from './annotation.js'
import type { DatamodelField } from './datamodel.js'
import { defaultOf } from './defaults.js'
import type { EnumField, Field, OpaqueField, ScalarField, ScalarType, Span } from './ir.js'
import type { Member } from './outline.js'

/** What a field is made from: its place, what its comment says, and what Prisma says of it. */
export type FieldSource = {
  readonly member: Member
  readonly text: string
  readonly span: Span
  readonly doc?: string
  readonly annotations: readonly Annotation[]
}

/**
 * A field the Prisma client knows. Relations have their `opposite` already; whose foreign key a column is, is found
 * once all fields are there.
 */
export function buildField(field: DatamodelField, source: FieldSource, opposite: string | undefined): Field {
  const { text, member, span, doc, annotations } = source
  const has = (name: string) => annotations.some((a) => a.name === name)
  const base = {
    name: field.name,
    ...(doc !== undefined && { doc }),
    annotations,
    required: field.isRequired,
    list: field.isList,
    span,
  }
  if (field.kind === 'object') {
    return {
      kind: 'relation',
      ...base,
      model: field.type,
      relation: field.relationName ?? '',
      opposite: opposite ?? '',
      fields: field.relationFromFields ?? [],
      references: field.relationToFields ?? [],
      ...(field.relationOnDelete !== undefined && { onDelete: field.relationOnDelete }),
      ...(field.relationOnUpdate !== undefined && { onUpdate: field.relationOnUpdate }),
      hidden: has('hidden'),
    }
  }
  const value = defaultOf(field, member, text)
  const column = {
    ...base,
    ...(field.dbName !== undefined && { dbName: field.dbName }),
    ...(value && { default: value }),
    updatedAt: field.isUpdatedAt,
    foreignKeyOf: [],
    hidden: has('hidden'),
    readonly: has('readonly'),
    writeonly: has('writeonly'),
  }
  if (field.kind === 'enum') return { kind: 'enum', ...column, enum: field.type } satisfies EnumField
  const [native, args] = field.nativeType ?? []
  return {
    kind: 'scalar',
    ...column,
    type: field.type as ScalarType, // Prisma has no others for a field of kind 'scalar'
    ...(native !== undefined && { native: { name: native, args: args ?? [] } }),
  } satisfies ScalarField
}

/** A field the Prisma client does not know. A relation is never required: it stores nothing of its own. */
export function opaqueField({ member, span, doc, annotations }: FieldSource, isRelation: boolean): OpaqueField {
  return {
    kind: 'opaque',
    name: member.name,
    ...(doc !== undefined && { doc }),
    annotations,
    required: !isRelation && !member.optional && !member.list,
    list: member.list,
    span,
    reason: member.type === 'Unsupported' ? 'unsupported' : 'ignored',
    hasDefault: member.attributes.some((a) => a.name === '@default'),
  }
}
