import { columnNamed, isColumn, type ColumnField, type Model } from '@ssot-codegen/core'
import { call, importOf } from './lines.js'
import { namesOf, relationsOf } from './names.js'

/** `schema.ts` of a model: what its requests may hold. */
export function schemaFile(model: Model): string {
  const { value } = namesOf(model)
  const Type = `${value.charAt(0).toUpperCase()}${value.slice(1)}`
  const columns = model.fields.filter(isColumn).filter((column) => !column.hidden)
  const writable = columns.filter((column) => !column.updatedAt && !(column.default?.kind === 'function' && column.default.name === 'autoincrement'))
  const key = model.id?.fields ?? []
  const changeable = writable.filter((column) => !key.includes(column.name))
  const filters = columns.filter((column) => isFilter(column, model))
  const relations = relationsOf(model).map((field) => field.name)
  const enums = columns.flatMap((column) => (column.kind === 'enum' ? [column.enum] : []))
  const body = [
    object(`${value}Key`, key.map((name) => `${name}: ${fromText(columnNamed(model, name))},`)),
    object(`${value}Create`, writable.map((column) => `${column.name}: ${bodyField(column)}${isOptional(column) ? '.exactOptional()' : ''},`)),
    ...(changeable.length > 0 ? [object(`${value}Update`, changeable.map((column) => `${column.name}: ${bodyField(column)}.exactOptional(),`))] : []),
    object(`${value}Filter`, filters.map((column) => `${column.name}: ${fromText(column)}.exactOptional(),`)),
    object(`${value}Query`, [
      `...${value}Filter.shape,`,
      '...paging,',
      call('orderBy: orderBy', columns.map((column) => column.name)),
      call('include: include', relations),
    ]),
    `export type ${Type}Create = z.infer<typeof ${value}Create>`,
    ...(changeable.length > 0 ? [`export type ${Type}Update = z.infer<typeof ${value}Update>`] : []),
    `export type ${Type}Query = z.infer<typeof ${value}Query>`,
  ]
  const text = body.join('\n\n')
  const fields = ['decimal', 'details'].filter((name) => new RegExp(`: ${name}\\b`).test(text))
  return `${[
    "import { z } from 'zod'",
    ...importOf(enums, '../gen/prisma/enums.js'),
    ...importOf(fields, '../http/fields.js'),
    ...importOf(['include', 'orderBy', 'paging'], '../http/list-query.js'),
    '',
    text,
  ].join('\n')}\n`
}

function object(name: string, lines: readonly string[]): string {
  return `export const ${name} = z.strictObject({\n${indented(lines)}\n})`
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n')
}

function isOptional(column: ColumnField): boolean {
  return !column.required || column.default !== undefined
}

/** Enums, flags, foreign keys, keys and uniques are worth filtering by. */
function isFilter(column: ColumnField, model: Model): boolean {
  if (column.kind === 'enum' || column.type === 'Boolean' || column.foreignKeyOf.length > 0) return true
  return model.keys.some((key) => key.fields.includes(column.name)) && column.type !== 'DateTime'
}

/** A value of a path or a query. */
function fromText(column: ColumnField): string {
  if (column.kind === 'enum') return `z.enum(${column.enum})`
  if (column.type === 'Int') return 'z.coerce.number().int()'
  return column.type === 'Boolean' ? 'z.stringbool()' : 'z.string()'
}

/** Null for a document is two things to Prisma; here it is none. */
function bodyField(column: ColumnField): string {
  return column.required || (column.kind === 'scalar' && column.type === 'Json') ? bodyValue(column) : `${bodyValue(column)}.nullable()`
}

function bodyValue(column: ColumnField): string {
  if (column.kind === 'enum') return `z.enum(${column.enum})`
  switch (column.type) {
    case 'Int':
      return `z.int()${bound(column, 'min')}${bound(column, 'max')}`
    case 'Boolean':
      return 'z.boolean()'
    case 'DateTime':
      return 'z.iso.datetime({ offset: true })'
    case 'Decimal':
      return 'decimal'
    case 'Json':
      return 'details'
    case 'String':
      return text(column)
    default:
      throw new Error(`The hand-written project has no ${column.type}.`)
  }
}

function text(column: ColumnField): string {
  if (numbers(column, 'email')) return 'z.email()'
  if (numbers(column, 'url')) return 'z.url()'
  const [min, max] = numbers(column, 'length') ?? []
  if (min !== undefined && min === max) return `z.string().length(${min})`
  return `z.string()${min === undefined ? '' : `.min(${min})`}${max === undefined ? '' : `.max(${max})`}`
}

function bound(column: ColumnField, method: 'min' | 'max'): string {
  const [value] = numbers(column, method) ?? []
  return value === undefined ? '' : `.${method}(${value})`
}

/** The numbers an annotation is given; undefined where the column has no such annotation. */
function numbers(column: ColumnField, name: string): number[] | undefined {
  return column.annotations.find((item) => item.name === name)?.args.filter((value) => typeof value === 'number')
}
