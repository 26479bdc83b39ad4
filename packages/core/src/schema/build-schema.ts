import { byCodeUnit } from '../order.js'
import type { Report } from '../plugin/diagnostic.js'
import { buildModel } from './build-model.js'
import { readConfig, type ModelConfig } from './config-annotations.js'
import type { Datasource } from './datasource.js'
import { checkSchema } from './checks/check-schema.js'
import type { Datamodel, DatamodelEnum, DatamodelIndex } from './datamodel.js'
import type { catalogue } from './diagnostics.js'
import type { Block } from './outline.js'
import type { Enum, Model, Schema, SourceFile } from './ir.js'
import { keepReferences } from './kept-references.js'
import { nearest } from './nearest.js'
import type { Located, SourceIndex } from './source-index.js'
import { readDocs } from './read-docs.js'
import { oppositesOf } from './relations.js'
import { stringValue } from './tokenize.js'

/** What the config says of the schema. */
export type SchemaOptions = {
  /** Annotations by model and field; they win over those of the schema. */
  readonly models?: { readonly [model: string]: ModelConfig }
  /** The models to expose. Default: all. */
  readonly include?: readonly string[]
  /** The models not to expose. Default: none. */
  readonly exclude?: readonly string[]
}

/** Puts together what Prisma's parser, the source and the config say. */
export function buildSchema({ datamodel, files, datasource, source, options, report }: {
  datamodel: Datamodel
  files: readonly SourceFile[]
  datasource: Datasource
  source: SourceIndex
  options: SchemaOptions
  report: Report<typeof catalogue>
}): Schema {
  const located = datamodel.models.flatMap((model) => {
    const block = source.model(model.name)
    return block ? [{ model, block }] : []
  })
  const names = new Map(located.map(({ model, block }) => [model.name, block.node.members.map((m) => m.name)]))
  const overlay = options.models && readConfig(options.models, names, report)
  const isIncluded = selection(options, [...names.keys()], report)
  const opposites = oppositesOf(datamodel)
  const indexes = groupByModel(datamodel.indexes)
  const isModel = (name: string) => source.model(name) !== undefined
  const models = located
    .map(({ model, block }) => {
      const own = { source: block, indexes: indexes.get(model.name) ?? [], included: isIncluded(model.name) }
      return buildModel(model, { ...own, opposites, isModel, overlay, report })
    })
    .sort((a, b) => byCodeUnit(a.name, b.name))
  const enums = datamodel.enums
    .flatMap((item) => {
      const block = source.enum(item.name)
      return block ? [buildEnum(item, block, report)] : []
    })
    .sort((a, b) => byCodeUnit(a.name, b.name))
  const ignored = source.ignored
    .map(({ file, node }) => ({ name: node.name, span: { file, start: node.start, end: node.end } }))
    .sort((a, b) => byCodeUnit(a.name, b.name))
  const schema = { ...datasource, files, models: hideRelationsToUnexposed(keepReferences(models, report)), enums, ignored }
  checkSchema({ schema, datamodel, opposites, report })
  return schema
}

function buildEnum(item: DatamodelEnum, { file, text, node }: Located<Block>, report: Report<typeof catalogue>): Enum {
  const { doc, annotations } = readDocs({ file, lines: node.docs, place: 'enum', report })
  const docsOf = new Map(node.members.map((member) => [member.name, member.docs]))
  const schema = node.attributes.find((a) => a.name === '@@schema')?.args.find((t) => t.kind === 'string')
  return {
    name: item.name,
    ...(typeof item.dbName === 'string' && { dbName: item.dbName }),
    ...(schema && { dbSchema: stringValue(text.slice(schema.start, schema.end)) }),
    ...(doc !== undefined && { doc }),
    annotations,
    values: item.values.map((value) => {
      const lines = docsOf.get(value.name) ?? []
      const { doc, annotations } = readDocs({ file, lines, place: 'enum value', report })
      return {
        name: value.name,
        ...(typeof value.dbName === 'string' && { dbName: value.dbName }),
        ...(doc !== undefined && { doc }),
        ...(annotations.length > 0 && { annotations }),
      }
    }),
    span: { file, start: node.start, end: node.end },
  }
}

function selection({ include, exclude }: SchemaOptions, known: readonly string[], report: Report<typeof catalogue>) {
  const check = (models: readonly string[] = [], where: string) => {
    for (const model of models) {
      if (!known.includes(model)) report('unknown-model', { model, where, nearest: nearest(model, known) })
    }
  }
  check(include, '"include"')
  check(exclude, '"exclude"')
  return (model: string) => (include?.includes(model) ?? true) && exclude?.includes(model) !== true
}

function hideRelationsToUnexposed(models: readonly Model[]): Model[] {
  const unexposed = new Set(models.filter((m) => !m.exposed).map((m) => m.name))
  if (unexposed.size === 0) return [...models]
  return models.map((model) => ({
    ...model,
    fields: model.fields.map((f) => (f.kind === 'relation' && unexposed.has(f.model) ? { ...f, hidden: true } : f)),
  }))
}

function groupByModel(indexes: readonly DatamodelIndex[]): Map<string, DatamodelIndex[]> {
  const groups = new Map<string, DatamodelIndex[]>()
  for (const index of indexes) {
    const group = groups.get(index.model)
    if (group) group.push(index)
    else groups.set(index.model, [index])
  }
  return groups
}
