import { codeOf, databaseFault, member } from './database-code.js'
import type { Model } from './model.js'
import { noSuchRecord } from './no-such-record.js'
import { Problem, type Fault } from './problem.js'
import { visibleColumn } from './visible.js'

/** What the database was asked for when it failed. */
export type FailedCall = {
  readonly model: Model
  readonly action: 'findMany' | 'findOne' | 'count' | 'distinct' | 'create' | 'update' | 'delete' | 'createMany' | 'updateMany' | 'deleteMany'
}

/**
 * The problem a client is told of for an error of the Prisma client, or undefined for one that is our own fault.
 *
 * @param call without it a conflict names no fields
 * @see https://www.prisma.io/docs/orm/reference/error-reference the codes
 */
export function prismaProblem(error: unknown, call?: FailedCall): Problem | undefined {
  switch (codeOf(error)) {
    case 'P2002':
      return new Problem('unique-conflict', { errors: uniqueFaults(error, call), cause: error })
    case 'P2003':
    case 'P2014':
      return new Problem('foreign-key', { errors: foreignKeyFaults(error, call), cause: error })
    case 'P2029':
      return new Problem(badInput(call), { detail: 'There are more values than the database takes for one statement.', cause: error })
    case 'P2025':
      return noSuchRecord(error)
  }
  switch (databaseFault(error)) {
    case 'value':
      return new Problem(badInput(call), { detail: 'A value is not one its column can hold.', errors: valueFaults(error, call), cause: error })
    case 'rule': {
      const detail = 'The database has a rule that this would break.'
      return new Problem(call?.action === 'delete' || call?.action === 'deleteMany' ? 'conflict' : badInput(call), { detail, cause: error })
    }
    case 'exclusion':
      return new Problem('conflict', { detail: 'Another record excludes these values.', cause: error })
    case 'conflict':
      return new Problem('conflict', {
        detail: 'Another request changed the same records; this one may be sent again.',
        cause: error,
      })
    case 'away':
      return new Problem('unavailable', { headers: { 'retry-after': '5' }, cause: error })
    default:
      return undefined
  }
}

function badInput(call: FailedCall | undefined) {
  switch (call?.action) {
    case 'findMany':
    case 'count':
    case 'distinct':
    case 'deleteMany':
      return 'invalid-query'
    case 'findOne':
    case 'delete':
      return 'invalid-id'
    default:
      return 'invalid-body'
  }
}

function uniqueFaults(error: unknown, call: FailedCall | undefined): Fault[] {
  if (!call) return []
  const fields = uniqueFields(constraintOf(error), call.model) ?? []
  return faultsOf(fields, call, { code: 'unique', detail: 'Another record has this value.' })
}

/** What failed to be deleted is referred to by other models, whose columns are none of this one's. */
function foreignKeyFaults(error: unknown, call: FailedCall | undefined): Fault[] {
  if (!call || call.action === 'delete' || call.action === 'deleteMany') return []
  const { index, columns = [] } = constraintOf(error)
  const fields = namedFields(index, call.model) ?? foreignKeyFields(index, call.model) ?? fieldsOf(columns, call.model)
  return faultsOf(fields, call, { code: 'foreign-key', detail: 'There is no such record.' })
}

/** MySQL says in whose column a value has no room, such as a moment beyond those of a `TIMESTAMP`; what these are differs with its version. */
function valueFaults(error: unknown, call: FailedCall | undefined): Fault[] {
  const message = member(adapterCause(error), 'originalMessage')
  // The name is at the end: in front of it stands the value, which may be any text.
  const [, column] = (typeof message === 'string' && / for column (?:`[^`]+`\.`[^`]+`\.)?[`']([^`']+)[`'] at row \d+$/.exec(message)) || []
  if (column === undefined || badInput(call) !== 'invalid-body' || !call) return []
  return faultsOf(fieldsOf([column], call.model), call, { code: 'invalid-value', detail: 'The column cannot hold this value.' })
}

/** Of many records that are made at once the database does not say which one it refuses. */
function faultsOf(fields: readonly string[], { model, action }: FailedCall, { code, detail }: { readonly code: string; readonly detail: string }): Fault[] {
  const names = visible(fields, model)
  if (action !== 'createMany') return names.map((name) => ({ pointer: `/${name}`, code, detail }))
  return names.map((name) => ({ pointer: '', code, detail: `Of "${name}" in one of the records: ${detail}` }))
}

/** The fields of a constraint that the model knows by name. MySQL puts the table in front of the name. */
function namedFields(index: string | undefined, { constraints = {} }: Model): readonly string[] | undefined {
  return Object.entries(constraints).find(([name]) => index === name || index?.endsWith(`.${name}`))?.[1]
}

/** Prisma calls the constraint of a foreign key `<table>_<columns>_fkey`; the longest that fits is the one. */
function foreignKeyFields(index: string | undefined, model: Model): readonly string[] | undefined {
  // A relation that is not shown is none of the model's, its column is.
  const foreign = Object.values(model.relations).map(({ fields = [] }) => fields)
  const keys = [...foreign, ...Object.keys(model.columns).map((name) => [name])]
  return longest(keys, (fields) => index?.endsWith(`_${columnsOf(fields, model)}_fkey`) === true, model)
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
  const cause = adapterCause(error)
  const constraint = member(cause, 'constraint') ?? member(meta, 'constraint')
  const columns = member(constraint, 'fields') ?? member(meta, 'target')
  const message = member(cause, 'originalMessage')
  const index = uniqueIn(message) ?? member(constraint, 'index') ?? foreignKeyIn(message) ?? member(meta, 'target')
  return {
    ...(typeof index === 'string' && { index }),
    ...(Array.isArray(columns) && { columns: columns.filter((item) => typeof item === 'string').map(unquoted) }),
  }
}

/** What the driver adapter says of an error. */
function adapterCause(error: unknown): unknown {
  return member(member(member(error, 'meta'), 'driverAdapterError'), 'cause')
}

/** Of the name of a unique MySQL's adapter keeps what follows the last blank and the last point. The value in front of it may be any text. */
function uniqueIn(message: unknown): string | undefined {
  return typeof message === 'string' ? /^Duplicate entry '.*' for key '(.+)'$/s.exec(message)?.[1] : undefined
}

/** Of a compound foreign key MySQL's adapter keeps the first column only, MySQL's own words the name. */
function foreignKeyIn(message: unknown): string | undefined {
  return typeof message === 'string' ? /CONSTRAINT `([^`]+)` FOREIGN KEY/.exec(message)?.[1] : undefined
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
  return longest(groups, (fields) => index.endsWith(`_${columnsOf(fields, model)}_key`), model)
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
