import type { Model } from '#runtime/api/model.js'
import { requestOf } from './draft.js'
import { textOf, type JsonObject } from './json-values.js'
import { ask, operationFor, type Asking, type KnownRecord, type Planning } from './planning.js'

/** What bodies are sent as. */
export const JSON_TYPE = { 'content-type': 'application/json' } as const

/** The path of a model's records. */
export function collectionPath(model: Model): string {
  return `/${model.path}`
}

/** The path segments that name a record; undefined where a part of its key is not shown. */
export function keyTexts(model: Model, values: JsonObject): readonly string[] | undefined {
  const parts = (model.key?.fields ?? []).map((name) => values[name])
  return parts.every((part) => part !== undefined && part !== null) ? parts.map((part) => textOf(part)) : undefined
}

/** The entity tag of a record as it is now; `*` where no operation tells it. */
export function* tagOf({ model, values }: KnownRecord, planning: Planning): Asking<string> {
  const get = operationFor(planning, model, 'get')
  const key = keyTexts(model, values)
  if (!get || !key) return '*'
  const path = [collectionPath(model), ...key.map(encodeURIComponent)].join('/')
  const answer = yield* ask(requestOf(get, 'valid', { method: 'GET', path, query: [], headers: {} }, { label: 'the tag of a record' }))
  return answer?.headers['etag'] ?? '*'
}
