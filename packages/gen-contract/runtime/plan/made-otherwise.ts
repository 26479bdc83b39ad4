import type { Model } from '#runtime/api/model.js'
import { baseDraft } from './base-draft.js'
import { requestOf } from './draft.js'
import { jsonObject, parsedJson } from './json-values.js'
import { ask, type Asking, type KnownRecord, type Planning } from './planning.js'

/** Makes a record of a model that no operation of its own makes, by one that answers with a new record of it. */
export function* madeOtherwise(model: Model, planning: Planning): Asking<KnownRecord | undefined> {
  const operation = planning.contract.operations.find(({ makes }) => makes === model.name)
  if (!operation || planning.making.has(model.name)) return undefined
  planning.making.add(model.name)
  const { draft } = yield* baseDraft(operation, planning)
  planning.making.delete(model.name)
  const answer = yield* ask(requestOf(operation, 'valid', draft, { label: 'a record to work with' }))
  const values = answer?.status === 201 ? jsonObject(parsedJson(answer.body)) : undefined
  if (!values) return undefined
  planning.records.add(model, values)
  return { model, values }
}
