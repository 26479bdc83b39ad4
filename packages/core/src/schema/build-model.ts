import type { Report } from '../plugin/diagnostic.js'
import { fieldsIn } from './attribute-arguments.js'
import { buildConstraints } from './build-constraints.js'
import { buildField, opaqueField } from './build-field.js'
import type { Overlay } from './config-annotations.js'
import type { DatamodelField, DatamodelIndex, DatamodelModel } from './datamodel.js'
import type { catalogue } from './diagnostics.js'
import type { Field, Key, Model } from './ir.js'
import { addressOf } from './kept-references.js'
import { isColumn } from './lookup.js'
import { referredColumns } from './secret-columns.js'
import type { Block, Member } from './outline.js'
import { checkCoreAnnotation, readDocs, type Place, type ReadDocs } from './read-docs.js'
import { softDeleteNamed } from './soft-delete.js'
import type { Located } from './source-index.js'

/** What building a model needs besides Prisma's own description of it. */
export type ModelContext = {
  readonly source: Located<Block>
  readonly indexes: readonly DatamodelIndex[]
  /** See `oppositesOf`. */
  readonly opposites: ReadonlyMap<DatamodelField, string>
  /** Whether there is a model or view of that name in the source, an ignored one included. */
  readonly isModel: (name: string) => boolean
  /** What the config says; undefined when it says nothing. */
  readonly overlay: Overlay | undefined
  readonly report: Report<typeof catalogue>
  /** Whether the config leaves the model in. */
  readonly included: boolean
}

/** A model of the IR: what Prisma says of it and what only the source knows, put together. */
export function buildModel(model: DatamodelModel, context: ModelContext): Model {
  const { file, node } = context.source
  const head = readNode(node, { context, model: model.name, place: 'model' })
  const fields = buildFields(model, context, softDeleteNamed(head.annotations))
  const { keys, indexes } = buildConstraints({ model, described: context.indexes, fields, source: context.source })
  const shardKey = shardKeyOf(context.source)
  const id = addressOf(keys, fields)
  const exposed = context.included && !head.annotations.some((a) => a.name === 'hidden')
  if (exposed) reportSecrets({ model: model.name, fields, keys: id ? [] : keys }, context.report)
  return {
    kind: node.keyword === 'view' ? 'view' : 'model',
    name: model.name,
    ...(typeof model.dbName === 'string' && { dbName: model.dbName }),
    ...(typeof model.schema === 'string' && { dbSchema: model.schema }),
    ...(head.doc !== undefined && { doc: head.doc }),
    annotations: head.annotations,
    exposed,
    fields,
    keys,
    ...(id && { id }),
    indexes,
    ...(shardKey && { shardKey }),
    span: { file, start: node.start, end: node.end },
  }
}

function buildFields(model: DatamodelModel, context: ModelContext, deletion: string | undefined): Field[] {
  const { file, text, node } = context.source
  const known = new Map(model.fields.map((f) => [f.name, f]))
  const foreignKeys = foreignKeysOf(model, context)
  const referred = referredColumns(model.fields)
  const isView = node.keyword === 'view'
  return node.members.map((member) => {
    const described = known.get(member.name)
    const opposite = described && context.opposites.get(described)
    const isObject = described?.kind === 'object' || context.isModel(member.type ?? '')
    const place = isObject ? 'relation' : 'field'
    const { doc, annotations } = readNode(member, { context, model: model.name, field: member.name, place })
    const span = { file, start: member.start, end: member.end }
    const foreignKeyOf = foreignKeys.get(member.name) ?? NONE
    const refersTo = referred.get(member.name) ?? NONE
    const isDeletion = member.name === deletion
    const source = { model: model.name, isView, foreignKeyOf, refersTo, isDeletion, member, text, span, doc, annotations, opposite }
    const usable = described && (described.kind !== 'object' || opposite !== undefined)
    const field = usable ? buildField(described, source) : opaqueField(source, isObject)
    const both = annotations.length > 1 && isColumn(field) && CONTRADICTIONS.find((pair) => pair.every((name) => annotations.some((a) => a.name === name)))
    if (both) context.report('annotation-contradiction', { field: `${model.name}.${field.name}`, both }, field)
    return field
  })
}

const CONTRADICTIONS = [['readonly', 'writeonly'], ['expose', 'hidden'], ['expose', 'writeonly']] as const

/** Tells what is kept back for its name, and what a model is without that: `keys` are those of one that no key is left of. */
function reportSecrets({ model, fields, keys }: { model: string; fields: readonly Field[]; keys: readonly Key[] }, report: ModelContext['report']): void {
  for (const field of fields) {
    if (!isColumn(field) || field.secretByName !== true) continue
    const isMissed = keys.some((key) => !key.nullable && key.fields.includes(field.name))
    report('secret-field', { model, field: field.name, as: field.hidden ? 'hidden' : 'write-only', isMissed }, field)
  }
}

/** For every column, the usable relations whose foreign key it serves, in the order of the source. */
function foreignKeysOf(model: DatamodelModel, { opposites }: ModelContext): Map<string, string[]> {
  const served = new Map<string, string[]>()
  for (const relation of model.fields) {
    if (!opposites.has(relation)) continue
    for (const column of relation.relationFromFields ?? []) {
      const relations = served.get(column)
      if (relations) relations.push(relation.name)
      else served.set(column, [relation.name])
    }
  }
  return served
}

const NONE: readonly never[] = []

type Reading = { context: ModelContext; model: string; field?: string | undefined; place: Place }

const UNDOCUMENTED: ReadDocs = { doc: undefined, annotations: [] }

/** Documentation and annotations of a model or field, the config's laid over the source's. */
function readNode(node: Block | Member, { context, model, field, place }: Reading): ReadDocs {
  if (node.docs.length === 0 && !context.overlay) return UNDOCUMENTED
  const { file } = context.source
  const read = readDocs({ file, lines: node.docs, place, report: context.report })
  if (!context.overlay) return read
  const span = { file, start: node.start, end: node.end }
  const { annotations, added } = context.overlay({ model, field, span, annotations: read.annotations })
  for (const annotation of added) checkCoreAnnotation({ annotation, place, first: true, report: context.report })
  return { ...read, annotations }
}

/** What Prisma's parser does not hand over. */
function shardKeyOf({ node, text }: Located<Block>): readonly string[] | undefined {
  const own = node.attributes.find((a) => a.name === '@@shardKey')
  if (own) return fieldsIn(own, text)
  const member = node.members.find((m) => m.attributes.some((a) => a.name === '@shardKey'))
  return member && [member.name]
}
