import type { getDMMF } from '@prisma/internals'
import { docWithout, isCoreAnnotation, prismaSevenForm, type SourceFile } from '../../src/schema/index.js'
import { tidy } from '../../src/schema/doc-text.js'
import { tokenize } from '../../src/schema/tokenize.js'
import { roughly } from './dmmf-projection.js'

type Datamodel = Awaited<ReturnType<typeof getDMMF>>['datamodel']
type Model = Datamodel['models'][number]
type Field = Model['fields'][number]

/**
 * The files as Prisma 7 takes them. Prisma makes documentation of `/* *\/`, too; we do not, since what stands there
 * is commented out more often than not, and documentation ends up in public.
 */
export function asPrismaReads(files: readonly SourceFile[]): [string, string][] {
  return prismaSevenForm(files, { clientOutput: './client' }).map(({ path, text }) => [path, withLineComments(text)])
}

function withLineComments(text: string): string {
  let result = ''
  let from = 0
  for (const { kind, start, end } of tokenize(text)) {
    if (kind !== 'comment' || !text.startsWith('/*', start)) continue
    const inner = text.slice(start + 2, end).replace(/\*\/$/, '').replaceAll('\n', '\n//')
    result += `${text.slice(from, start)}//${inner}`
    from = end
  }
  return result + text.slice(from)
}

/** Prisma's datamodel without what the two differ in on purpose, or what is written in one of several ways. */
export function known({ models, enums, types, indexes }: Datamodel) {
  return {
    models: models.map((model) => withoutHalves(model, models)).map(documentedOnce),
    enums: enums.map((item) => ({
      ...documentedOnce(item),
      values: item.values.map((value) => documentedOnce({ ...value, dbName: value.dbName ?? null })),
      dbName: item.dbName ?? null,
    })),
    types,
    indexes,
  }
}

/**
 * Prisma keeps the end of a relation whose other end, or one of whose columns, is ignored. Nothing can be done with it
 * that could not be done with the column, so the IR does without, and a column is a foreign key of whole relations only.
 */
function withoutHalves(model: Model, models: readonly Model[]): Model {
  const fields = model.fields.filter((field) => field.kind !== 'object' || isWhole(field, model, models))
  const owned = new Set(fields.flatMap((field) => field.relationFromFields ?? []))
  return { ...model, fields: fields.map((field) => rounded({ ...documentedOnce(field), isReadOnly: owned.has(field.name) })) }
}

function rounded(field: Field): Field {
  const { type, default: given } = field
  const isLiteral = given !== undefined && (typeof given !== 'object' || Array.isArray(given))
  // A number stays one, and a list a list.
  return type === 'Decimal' && isLiteral ? { ...field, default: roughly(given) as number } : field
}

function isWhole(field: Field, model: Model, models: readonly Model[]): boolean {
  const target = models.find(({ name }) => name === field.type)
  const isOpposite = (other: Field) => other.relationName === field.relationName && other.type === model.name && other !== field
  const opposite = target?.fields.find(isOpposite)
  const has = (owner: Model | undefined, names: readonly string[] = []) =>
    names.every((name) => owner?.fields.some((column) => column.name === name))
  const ends = [{ end: field, from: model, to: target }, { end: opposite, from: target, to: model }]
  return ends.every(({ end, from, to }) => end && has(from, end.relationFromFields) && has(to, end.relationToFields))
}

/** Documentation without what core's own annotations say; an empty comment is none. */
function documentedOnce<T extends object>(node: T & { documentation?: string }): T {
  const { documentation, ...rest } = node
  const doc = documentation === undefined ? undefined : docWithout(tidy(documentation.split('\n')), isCoreAnnotation)
  // Only `documentation` changes, and it is optional in all of them.
  return { ...rest, ...(doc !== undefined && { documentation: doc }) } as T
}

/** Lists whose order is that of the source, or of Prisma's parser, in an order of their own. */
export function sorted<T extends Lists>(datamodel: T) {
  const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
  return {
    ...datamodel,
    models: [...datamodel.models].sort(byName).map((model) => ({
      ...model,
      uniqueFields: [...model.uniqueFields].sort(byText),
      uniqueIndexes: [...model.uniqueIndexes].sort(byText),
    })),
    enums: [...datamodel.enums].sort(byName),
    indexes: [...datamodel.indexes].sort(byText),
  }
}

type Lists = {
  models: readonly { name: string; uniqueFields: readonly unknown[]; uniqueIndexes: readonly unknown[] }[]
  enums: readonly { name: string }[]
  indexes: readonly { model: string }[]
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : 1
}
