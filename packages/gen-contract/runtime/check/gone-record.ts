import { pathOf } from '../plan/base-draft.js'
import type { ContractOperation } from '../plan/contract.js'
import { requestOf } from '../plan/draft.js'
import { recordOf } from '../plan/new-record.js'
import { ask, modelOf, operationFor, type Asking, type Planning } from '../plan/planning.js'
import { tagOf } from '../plan/record-paths.js'

/** The path of a record that was there and is deleted; of one that is made up, where none can be. */
export function* gonePath(operation: ContractOperation, planning: Planning): Asking<string> {
  const model = modelOf(planning, operation.model)
  const removal = model && (operationFor(planning, model, 'purge') ?? operationFor(planning, model, 'delete'))
  const record = model && removal ? yield* recordOf(model, planning) : undefined
  if (!removal || !record) return pathOf(operation, undefined, planning)
  const demands = removal.headers?.some(({ name, optional }) => name === 'if-match' && optional !== true) === true
  const headers: Record<string, string> = demands ? { 'if-match': yield* tagOf(record, planning) } : {}
  yield* ask(requestOf(removal, 'valid', { method: removal.method, path: pathOf(removal, record, planning), query: [], headers }, { label: 'a record to be gone' }))
  planning.records.remove(record.model, record.values)
  return pathOf(operation, record, planning)
}
