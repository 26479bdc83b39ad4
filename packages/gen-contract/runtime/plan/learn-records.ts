import type { Model } from '#runtime/api/model.js'
import type { ContractOperation } from './contract.js'
import { requestOf, type Change } from './draft.js'
import { jsonObject, parsedJson } from './json-values.js'
import type { Answer } from './planned-request.js'
import { ask, modelOf, operationFor, type Asking, type Planning } from './planning.js'
import { collectionPath } from './record-paths.js'

/** Takes note of the records that are there from the start. */
export function* learnRecords(planning: Planning): Asking<void> {
  for (const model of Object.values(planning.models)) yield* learnListed(model, planning)
}

/** Takes note of the records that the list of a model shows, where it has one. */
export function* learnListed(model: Model, planning: Planning): Asking<void> {
  const operation = operationFor(planning, model, 'list')
  if (!operation) return
  const draft = { method: operation.method, path: collectionPath(model), query: [], headers: {} }
  const answer = yield* ask(requestOf(operation, 'valid', draft, { label: 'the records that are there' }))
  const page = answer?.status === 200 ? jsonObject(parsedJson(answer.body)) : undefined
  const data: readonly unknown[] = Array.isArray(page?.['data']) ? page['data'] : []
  for (const item of data) {
    const values = jsonObject(item)
    if (values) planning.records.add(model, values)
  }
}

/** Takes note of what a request has made. */
export function learnMade({ action, model: own, makes = own }: ContractOperation, sent: Change['json'], answer: Answer | undefined, planning: Planning): void {
  const model = modelOf(planning, makes)
  if (answer?.status !== 201 || !model) return
  const made = action === undefined || action === 'create' ? jsonObject(parsedJson(answer.body)) : undefined
  if (made) planning.records.add(model, made)
  else for (const item of Array.isArray(sent) ? (sent as readonly unknown[]) : []) planning.records.take(model, jsonObject(item) ?? {})
}
