import type { Model } from './model.js'
import { Problem, type Fault } from './problem.js'
import { visibleColumn } from './visible.js'

/** What the database was asked for when it failed. */
export type FailedCall = {
  readonly model: Model
  readonly action: 'findMany' | 'findOne' | 'count' | 'distinct' | 'create' | 'update' | 'delete'
}

/** Codes of Prisma (P) and of Node's sockets that mean the database cannot be reached, or has no room for us now. */
const AWAY: ReadonlySet<unknown> = new Set([
  ...['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1011', 'P1017', 'P2024', 'P2037'],
  ...['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'EAI_AGAIN'],
  // PostgreSQL: it shuts down, crashed, or is still starting.
  ...['57P01', '57P02', '57P03'],
])

/** The same, as driver adapters name it. */
const AWAY_KINDS: ReadonlySet<unknown> = new Set([
  'AuthenticationFailed',
  'ConnectionClosed',
  'DatabaseAccessDenied',
  'DatabaseDoesNotExist',
  'DatabaseNotReachable',
  'SocketTimeout',
  'TlsConnectionError',
  'TooManyConnections',
])

/** Values the columns cannot hold: too long, of another type, out of range. */
const VALUE: ReadonlySet<unknown> = new Set(['P2000', 'P2005', 'P2006', 'P2007', 'P2020', 'P2033'])

/**
 * The problem a client is told of for an error of the Prisma client, or undefined for one that is our own fault.
 *
 * @param call without it a conflict names no fields
 * @see https://www.prisma.io/docs/orm/reference/error-reference the codes
 */
export function prismaProblem(error: unknown, call?: FailedCall): Problem | undefined {
  const code = codeOf(error)
  switch (code) {
    case 'P2002':
      return new Problem('unique-conflict', { errors: uniqueFaults(error, call), cause: error })
    case 'P2003':
      return new Problem('foreign-key', { errors: foreignKeyFaults(error, call), cause: error })
    case 'P2025':
      return new Problem('not-found', { detail: 'There is no record with this id.', cause: error })
    case 'P2034':
      return new Problem('conflict', {
        detail: 'Another request changed the same records; this one may be sent again.',
        cause: error,
      })
  }
  if (VALUE.has(code)) return new Problem(badInput(call), { detail: 'A value is not one its column can hold.', cause: error })
  if (isAway(error)) return new Problem('unavailable', { headers: { 'retry-after': '5' }, cause: error })
  return undefined
}

function badInput(call: FailedCall | undefined) {
  if (call?.action === 'findMany' || call?.action === 'count' || call?.action === 'distinct') return 'invalid-query'
  return call?.action === 'findOne' || call?.action === 'delete' ? 'invalid-id' : 'invalid-body'
}

/** Errors say what happened in themselves, in their cause, or, where several addresses were tried, in a list. */
function isAway(error: unknown, depth = 0): boolean {
  if (depth > 4 || typeof error !== 'object' || error === null) return false
  if (AWAY.has(codeOf(error)) || AWAY.has(member(error, 'originalCode')) || AWAY_KINDS.has(member(error, 'kind'))) return true
  const errors = member(error, 'errors')
  const several: readonly unknown[] = Array.isArray(errors) ? errors : []
  const inner = [member(error, 'cause'), member(member(error, 'meta'), 'driverAdapterError'), ...several]
  return inner.some((item) => isAway(item, depth + 1))
}

function codeOf(error: unknown): unknown {
  return member(error, 'code') ?? member(error, 'errorCode')
}

function uniqueFaults(error: unknown, call: FailedCall | undefined): Fault[] {
  if (!call) return []
  const fields = uniqueFields(constraintOf(error), call.model) ?? []
  return visible(fields, call.model).map((name) => ({
    pointer: `/${name}`,
    code: 'unique',
    detail: 'Another record has this value.',
  }))
}

/** What failed to be deleted is referred to by other models, whose columns are none of this one's. */
function foreignKeyFaults(error: unknown, call: FailedCall | undefined): Fault[] {
  if (call?.action !== 'create' && call?.action !== 'update') return []
  const { index, columns = [] } = constraintOf(error)
  const known = namedFields(index, call.model)
  const fields = known ?? (index === undefined ? fieldsOf(columns, call.model) : foreignKeyFields(index, call.model))
  return visible(fields, call.model).map((name) => ({
    pointer: `/${name}`,
    code: 'foreign-key',
    detail: 'There is no such record.',
  }))
}

/** The fields of a constraint that the model knows by name. MySQL puts the table in front of the name. */
function namedFields(index: string | undefined, { constraints = {} }: Model): readonly string[] | undefined {
  return Object.entries(constraints).find(([name]) => index === name || index?.endsWith(`.${name}`))?.[1]
}

/** Prisma calls the constraint of a foreign key `<table>_<columns>_fkey`; the longest that fits is the one. */
function foreignKeyFields(index: string, model: Model): readonly string[] {
  // A relation that is not shown is none of the model's, its column is.
  const keys = [...Object.values(model.relations).map(({ fields = [] }) => fields), ...Object.keys(model.columns).map((name) => [name])]
  return longest(keys, (fields) => index.endsWith(`_${columnsOf(fields, model)}_fkey`), model) ?? []
}

/** The names of columns, as Prisma puts them into the name of a constraint. */
function columnsOf(fields: readonly string[], { columns }: Model): string {
  return fields.map((field) => columns[field]?.dbName ?? field).join('_')
}

/** Of several groups of fields that fit, the one with the longest name: the others are its end. */
function longest(groups: readonly (readonly string[])[], fits: (fields: readonly string[]) => boolean, model: Model) {
  const length = (fields: readonly string[]) => columnsOf(fields, model).length
  return groups.filter(fits).sort((a, b) => length(b) - length(a))[0]
}

/** What the database says it ran into: the name of an index, or names of columns, which may be those of the database. */
type Constraint = { readonly index?: string; readonly columns?: readonly string[] }

function constraintOf(error: unknown): Constraint {
  const meta = member(error, 'meta')
  const constraint = member(member(member(meta, 'driverAdapterError'), 'cause'), 'constraint') ?? member(meta, 'constraint')
  const columns = member(constraint, 'fields') ?? member(meta, 'target')
  const index = member(constraint, 'index') ?? member(meta, 'target')
  return {
    ...(typeof index === 'string' && { index }),
    ...(Array.isArray(columns) && { columns: columns.filter((item) => typeof item === 'string').map(unquoted) }),
  }
}

/** PostgreSQL quotes names with capitals. */
function unquoted(name: string): string {
  return name.replace(/^["`]|["`]$/g, '')
}

/**
 * The fields of the unique that was violated. Some databases name its index, which Prisma calls `<table>_<columns>_key`
 * where the schema gives no name, and `<table>_pkey` or `PRIMARY` for the key; the longest that fits is the one.
 */
function uniqueFields({ index, columns }: Constraint, model: Model): readonly string[] | undefined {
  if (columns) return fieldsOf(columns, model)
  if (index === undefined) return undefined
  const known = namedFields(index, model)
  if (known) return known
  const name = index.slice(index.lastIndexOf('.') + 1)
  if (name === 'PRIMARY' || name.endsWith('_pkey')) return model.key?.fields
  const groups = [...(model.uniques ?? []), ...(model.key ? [model.key.fields] : [])]
  return longest(groups, (fields) => name.endsWith(`_${columnsOf(fields, model)}_key`), model)
}

/** The fields that columns of the database stand for. */
function fieldsOf(columns: readonly string[], model: Model): string[] {
  return Object.entries(model.columns)
    .filter(([name, { dbName = name }]) => columns.includes(dbName))
    .map(([name]) => name)
}

function visible(fields: readonly string[], model: Model): string[] {
  return fields.filter((name) => visibleColumn(model, name) !== undefined)
}

/** A member of whatever an error consists of. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined
}
