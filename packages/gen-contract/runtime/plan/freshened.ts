import { isDeepStrictEqual } from 'node:util'
import { baseDraft, type Base } from './base-draft.js'
import type { ContractOperation } from './contract.js'
import type { Change } from './draft.js'
import { jsonObject, type JsonObject } from './json-values.js'
import { bodyShapeOf, newBody } from './new-record.js'
import type { Kind } from './planned-request.js'
import { modelOf, type Asking, type Planning } from './planning.js'
import { tagOf } from './record-paths.js'

/** What takes away what it was for: the next request needs another record. */
const TAKING = new Set(['delete', 'purge', 'restore', 'deleteMany'])

/** The base for the next request, where the one before may have used it up. */
export function* freshBase(operation: ContractOperation, base: Base, kind: Kind, planning: Planning): Asking<Base> {
  // What is malformed or forbidden is refused, and uses up nothing.
  if (kind !== 'valid' && kind !== 'boundary') return base
  if (kind === 'valid' && usesUp(operation)) return yield* baseDraft(operation, planning)
  if (base.draft.headers['if-match'] === undefined || !base.record) return base
  const headers = { ...base.draft.headers, 'if-match': yield* tagOf(base.record, planning) }
  return { ...base, draft: { ...base.draft, headers } }
}

/** Whether the next request needs something else to work on; of operations of the project's own nobody knows. */
function usesUp({ action, method }: ContractOperation): boolean {
  return action === undefined ? method !== 'GET' : TAKING.has(action)
}

/** A request as it would be sent: the base, what changes of it, and of which kind it is. */
type Drafted = { readonly base: Base; readonly change: Change; readonly kind: Kind }

/** A change of the body of a new record, with keys and references that nothing has; what the change is about stays. */
export function* freshBody(operation: ContractOperation, { base, change, kind }: Drafted, planning: Planning): Asking<Change> {
  if (kind !== 'valid' && kind !== 'boundary') return change
  const model = modelOf(planning, operation.model)
  const shape = bodyShapeOf(operation, planning)
  const own = 'json' in change || 'body' in change ? change.json : base.draft.json
  if ((operation.action !== 'create' && operation.action !== 'createMany') || !model || !shape || own === undefined) return change
  const isMany = Array.isArray(own)
  const before = firstOf(base.draft.json)
  const changed = firstOf(own)
  if (!before || !changed) return change
  const fresh = yield* newBody(model, shape, planning)
  const kept = Object.entries(changed).filter(([name, value]) => !isDeepStrictEqual(before[name], value))
  const dropped = new Set(Object.keys(before).filter((name) => !(name in changed)))
  const json: JsonObject = { ...Object.fromEntries(Object.entries(fresh).filter(([name]) => !dropped.has(name))), ...Object.fromEntries(kept) }
  return { ...change, json: isMany ? [json] : json }
}

function firstOf(json: Change['json']): JsonObject | undefined {
  return jsonObject(Array.isArray(json) ? json[0] : json)
}
