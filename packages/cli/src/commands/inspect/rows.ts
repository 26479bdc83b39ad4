import { isRelation, type FinalOperation, type Model } from '@ssot-codegen/core'

/** A model as `inspect` shows it. */
export type ModelRow = {
  readonly name: string
  readonly kind: 'model' | 'view'
  /** The fields of its identifier; empty: list-only. */
  readonly id: readonly string[]
  readonly fields: number
  readonly relations: readonly { readonly field: string; readonly model: string; readonly list: boolean }[]
  /** Where its resource is; `null` where it has none. */
  readonly path: string | null
}

/** An operation as `inspect` shows it. */
export type OperationRow = {
  readonly id: string
  readonly method: string
  readonly path: string
  readonly handler: string
  readonly access: string
  readonly model: string | null
}

/** The row of a model. */
export function modelRow(model: Model, operations: readonly FinalOperation[]): ModelRow {
  const own = operations.filter((o) => o.model === model.name)
  const resource = own.find((o) => o.action === 'list' || o.action === 'create') ?? own[0]
  return {
    name: model.name,
    kind: model.kind,
    id: model.id?.fields ?? [],
    fields: model.fields.length,
    relations: model.fields.filter(isRelation).map((f) => ({ field: f.name, model: f.model, list: f.list })),
    path: resource ? pathOf(resource) : null,
  }
}

/** The row of an operation. */
export function operationRow(operation: FinalOperation): OperationRow {
  const { id, method, access, handler, model } = operation
  const rule = access.kind === 'rule' ? access.rule : access.kind
  const symbol = 'name' in handler.symbol ? handler.symbol.name : ''
  return {
    id,
    method,
    path: pathOf(operation),
    handler: handler.member === undefined ? symbol : `${symbol}.${handler.member}`,
    access: operation.guards.length > 0 ? `${rule}, guarded` : rule,
    model: model ?? null,
  }
}

function pathOf({ path }: FinalOperation): string {
  return '/' + path.map((segment) => (typeof segment === 'string' ? segment.replace(/^\//, '') : `:${segment.name}`)).join('/')
}
