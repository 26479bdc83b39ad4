import type { ColumnField, Shape } from '@ssot-codegen/core'
import type { QueryColumn } from '@ssot-codegen/gen-api'
import type { JsonObject } from '../runtime/json.js'
import type { Components } from './components.js'
import type { DocumentContext } from './document-context.js'

/** What filters of a kind are called, and what their values look like; enums have names and values of their own. */
const KINDS: { readonly [K in Exclude<QueryColumn['kind'], 'enum' | 'document' | 'bits'>]: readonly [string, Shape] } = {
  string: ['String', { kind: 'string' }],
  exact: ['ExactString', { kind: 'string' }],
  boolean: ['Boolean', { kind: 'boolean' }],
  int: ['Int', { kind: 'integer' }],
  float: ['Float', { kind: 'number' }],
  bigint: ['BigInt', { kind: 'bigint' }],
  decimal: ['Decimal', { kind: 'decimal' }],
  datetime: ['DateTime', { kind: 'union', options: [{ kind: 'datetime' }, { kind: 'date' }] }],
  date: ['Date', { kind: 'date' }],
  time: ['Time', { kind: 'time' }],
  json: ['Json', { kind: 'json' }],
  bytes: ['Bytes', { kind: 'bytes' }],
  uuid: ['Uuid', { kind: 'string', format: 'uuid' }],
}

const LISTS: ReadonlySet<string> = new Set(['in', 'notIn', 'hasSome', 'hasEvery'])
const FLAGS: ReadonlySet<string> = new Set(['isNull', 'isEmpty'])
const NULLABLE: ReadonlySet<string> = new Set(['equals', 'not'])

/** What a filter may say of a column; undefined where it can say nothing. Columns that are filtered alike share a component. */
export function filterSchema(field: ColumnField, context: DocumentContext): JsonObject | undefined {
  const column = context.api.queryColumn(field, context.insensitiveMode)
  const { kind, operators } = column
  if (operators.every((operator) => operator === 'isNull') || kind === 'document' || kind === 'bits') return filterOfNull(operators, context)
  const kindOf = () => (field.kind === 'enum' ? enumKind(field.enum, context) : kind === 'enum' ? unreachable(field) : KINDS[kind])
  const [name] = kindOf()
  const isNullable = operators.includes('isNull')
  const wanted = `${isNullable ? 'Optional' : ''}${name}${field.list ? 'List' : ''}Filter`
  const key = `filter ${field.kind} ${wanted}`
  const facts = () => [operators.join(' '), field.kind === 'enum' ? context.enumNamed(field.enum) : undefined]
  return context.components.ref(key, { wanted, facts, make: () => conditions(operators, kindOf()[1], context.components) })
}

/** All that can be said of a column whose values are not compared is whether it has one. */
function filterOfNull(operators: readonly string[], { components }: DocumentContext): JsonObject | undefined {
  if (!operators.includes('isNull')) return undefined
  return components.ref('filter null', { wanted: 'PresenceFilter', facts: () => [operators.join(' ')], make: () => conditions(operators, undefined, components) })
}

function conditions(operators: readonly string[], value: Shape | undefined, components: Components): JsonObject {
  const schema = value && components.requestSchema(value)
  const isNullable = operators.includes('isNull')
  const orNull = schema && (isNullable ? components.requestSchema({ kind: 'nullable', of: value }) : schema)
  const properties = operators.map((operator) => [operator, schemaFor(operator, { schema, orNull })] as const)
  const object: JsonObject = { type: 'object', properties: Object.fromEntries(properties), minProperties: 1, additionalProperties: false }
  // A bare value is what `equals` takes, where there is `equals`.
  const bare = operators.includes('equals') ? orNull : isNullable ? { type: 'null' } : undefined
  return bare ? { anyOf: [bare, object] } : object
}

type Values = { readonly schema: JsonObject | undefined; readonly orNull: JsonObject | undefined }

function schemaFor(operator: string, { schema = {}, orNull = {} }: Values): JsonObject {
  if (operator === 'mode') return { const: 'insensitive', description: 'Texts are compared without regard to case, by the operators beside it.' }
  if (FLAGS.has(operator)) return { type: 'boolean' }
  if (LISTS.has(operator)) return { type: 'array', items: schema, minItems: 1 }
  return NULLABLE.has(operator) ? orNull : schema
}

function enumKind(name: string, { enumNamed, api }: DocumentContext): [string, Shape] {
  const { values } = enumNamed(name)
  return [api.names.enum(enumNamed(name)).type, { kind: 'enum', name, values: values.map((value) => value.name) }]
}

function unreachable(field: ColumnField): never {
  throw new Error(`the column "${field.name}" is compared like an enum and is none`)
}
