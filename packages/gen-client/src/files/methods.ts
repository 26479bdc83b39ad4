import { byCodeUnit, join, key, lit, ts, type Code, type FinalOperation, type Model, type PathSegment, type Printable } from '@ssot-codegen/core'
import { namesType } from '../names-type.js'
import { lib } from '../symbols.js'
import { callMethod } from './call.js'
import type { MethodParts } from './method-parts.js'

/** What calls an operation. */
export function method(operation: FinalOperation, parts: MethodParts): Code {
  const model = parts.served(operation)
  return (model && ofModel(operation, model, parts)) ?? callMethod(operation, parts)
}

function ofModel(operation: FinalOperation, model: Model, parts: MethodParts): Code | undefined {
  const { api, types } = parts
  const name = lit(model.name)
  const base = literalPath(operation.path)
  const place = recordPlace(operation, parts)
  const k = keyType(operation, parts)
  const body = () => (operation.body.kind === 'json' ? types.typeOf(operation.body.shape, model) : ts`never`)
  const guarded = api.requiresIfMatch(model)
  switch (operation.action) {
    case 'list':
      return ts`${lib.listMethod}<${name}>(transport, ${lit(base)}, ${lit(searches(operation, parts))})`
    case 'search':
      return ts`${lib.searchMethod}<${name}>(transport, ${lit(base)})`
    case 'count':
      return ts`${lib.countMethod}<${name}>(transport, ${lit(base)})`
    case 'get':
      return ts`${lib.getMethod}<${name}, ${k}, ${namesType(api.defaultIncludes(model).map((field) => field.name))}>(transport, ${place})`
    case 'create':
      return ts`${lib.createMethod}<${name}, ${body()}>(transport, ${lit(base)})`
    case 'update':
      return ts`${guarded ? lib.guardedUpdateMethod : lib.updateMethod}<${name}, ${k}, ${body()}>(transport, ${place})`
    case 'delete':
      return ts`${guarded ? lib.guardedRemoveMethod : lib.removeMethod}<${k}>(transport, ${place})`
    case 'purge':
      return ts`${guarded ? lib.guardedRemoveMethod : lib.removeMethod}<${k}>(transport, ${place}, '/purge')`
    case 'restore':
      return ts`${guarded ? lib.guardedRestoreMethod : lib.restoreMethod}<${name}, ${k}>(transport, ${place})`
    case 'upsert':
      return ts`${lib.upsertMethod}<${name}, ${k}, ${body()}>(transport, ${place})`
    case 'createMany':
      return ts`${lib.createManyMethod}<${body()}>(transport, ${lit(base)})`
    case 'updateMany':
      return ts`${lib.updateManyMethod}<${name}, ${body()}>(transport, ${lit(base)})`
    case 'deleteMany':
      return ts`${lib.deleteManyMethod}<${name}>(transport, ${lit(base)})`
    case undefined:
      return undefined
  }
}

/** The literal segments in front of any parameter, percent-encoded. */
function literalPath(path: readonly PathSegment[]): string {
  const end = path.findIndex((segment) => typeof segment !== 'string')
  return path.slice(0, end < 0 ? undefined : end).map((segment) => (typeof segment === 'string' ? `/${encodeURIComponent(segment)}` : '')).join('')
}

/** Whether there is a search beside a list. */
function searches(operation: FinalOperation, { operations, served }: MethodParts): boolean {
  return operations.some((other) => other.action === 'search' && served(other) === served(operation))
}

function parametersOf({ path }: FinalOperation) {
  return path.filter((segment) => typeof segment !== 'string')
}

/** Where a record is, as the runtime takes it. */
function recordPlace(operation: FinalOperation, { operations }: MethodParts): Printable {
  const base = literalPath(operation.path)
  const parameters = parametersOf(operation)
  const [first, ...more] = parameters
  // Text alone can read like the segment of another operation.
  const isText = first !== undefined && more.length === 0 && (first.shape.kind === 'string' || first.shape.kind === 'enum')
  const beside = isText ? operations.map((other) => literalPath(other.path)).filter((path) => path.startsWith(`${base}/`)) : []
  const reserved = [...new Set(beside.map((path) => path.slice(base.length + 1).split('/')[0] ?? ''))].sort(byCodeUnit)
  const members = [
    ts`base: ${lit(base)}`,
    ts`key: ${lit(parameters.map((parameter) => parameter.name))}`,
    ...(reserved.length > 0 ? [ts`reserved: ${lit(reserved)}`] : []),
  ]
  return ts`{ ${join(members, ', ')} }`
}

/** The key of a record: its value, or the values of its parts. */
export function keyType(operation: FinalOperation, { types }: Pick<MethodParts, 'types'>): Printable {
  const parameters = parametersOf(operation)
  const [first, ...more] = parameters
  if (!first) return ts`never`
  if (more.length === 0) return types.typeOf(first.shape)
  return ts`{ ${join(parameters.map(({ name, shape }) => ts`${key(name)}: ${types.typeOf(shape)}`), ', ')} }`
}
