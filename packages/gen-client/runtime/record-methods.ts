import { notModified, stateHeader, withTag } from './entity-tags.js'
import { jsonBody } from './json-body.js'
import type { ModelName, Read } from './models.js'
import type { CallOptions, KnownOptions, UpsertOptions, WriteOptions } from './options.js'
import { recordPath, type RecordPlace } from './path.js'
import { queryText } from './query-text.js'
import { readJson, readNothing } from './replies.js'
import { requested } from './list-methods.js'
import type { Selection } from './requests.js'
import type { ByDefault, IncludePath, Selected, SelectPath } from './selection.js'
import type { ApiRequest, Transport } from './transport.js'

/**
 * Reads one record, or with `ifNoneMatch` tells that the caller has it.
 *
 * @typeParam K the key
 * @typeParam D the relations that a record comes with where nothing is said of them
 */
export type GetMethod<M extends ModelName, K, D extends IncludePath<M>> = {
  <const S extends SelectPath<M> = never, const I extends IncludePath<M> = ByDefault<S, D>>(
    key: K,
    selection: Selection<M, I, S> | undefined,
    options: KnownOptions,
  ): Promise<Selected<M, I, S> | typeof notModified>
  <const S extends SelectPath<M> = never, const I extends IncludePath<M> = ByDefault<S, D>>(
    key: K,
    selection?: Selection<M, I, S>,
    options?: CallOptions,
  ): Promise<Selected<M, I, S>>
}

/** Makes a record. */
export type CreateMethod<M extends ModelName, B> = (body: B, options?: CallOptions) => Promise<Read<M>>

/** Changes what the body names of a record. */
export type UpdateMethod<M extends ModelName, K, B> = (key: K, body: B, options?: WriteOptions) => Promise<Read<M>>

/** Deletes a record; nothing comes back. */
export type RemoveMethod<K> = (key: K, options?: WriteOptions) => Promise<void>

/** Brings a record back that was deleted. */
export type RestoreMethod<M extends ModelName, K> = (key: K, options?: WriteOptions) => Promise<Read<M>>

/** Makes a record of that key, or changes the one there is. */
export type UpsertMethod<M extends ModelName, K, B> = (key: K, body: B, options?: UpsertOptions) => Promise<Read<M>>

/** Reads. */
export function getMethod<M extends ModelName, K, D extends IncludePath<M>>(transport: Transport, place: RecordPlace): GetMethod<M, K, D> {
  return (key: K, selection: object = {}, options: CallOptions & Partial<KnownOptions> = {}): Promise<never> => {
    const headers = stateHeader('if-none-match', options.ifNoneMatch)
    const request: ApiRequest = { method: 'GET', path: recordPath(place, key), query: queryText(requested(selection)), headers, repeat: 'safe' }
    const expected = options.ifNoneMatch === undefined ? [] : [304]
    // Which of its two answers it is, the types say by the options that are given.
    return transport.send({ ...request, expected }, options, async (response) => (response.status === 304 ? notModified : await readRecord(response)) as never)
  }
}

/** Creates. */
export function createMethod<M extends ModelName, B>(transport: Transport, path: string): CreateMethod<M, B> {
  return (body, options) => transport.send({ method: 'POST', path, ...jsonBody(body), repeat: 'never' }, options, readRecord<Read<M>>)
}

/** Updates. */
export function updateMethod<M extends ModelName, K, B>(transport: Transport, place: RecordPlace): UpdateMethod<M, K, B> {
  return (key, body, options) => {
    const { headers, ...json } = jsonBody(body)
    const request: ApiRequest = { method: 'PATCH', path: recordPath(place, key), ...json, repeat: 'never' }
    return transport.send({ ...request, headers: { ...headers, ...stateHeader('if-match', options?.ifMatch) } }, options, readRecord<Read<M>>)
  }
}

/** Deletes, or purges. */
export function removeMethod<K>(transport: Transport, place: RecordPlace, suffix = ''): RemoveMethod<K> {
  return (key, options) => {
    const headers = stateHeader('if-match', options?.ifMatch)
    return transport.send({ method: 'DELETE', path: recordPath(place, key) + suffix, headers, repeat: 'idempotent' }, options, readNothing)
  }
}

/** Restores. */
export function restoreMethod<M extends ModelName, K>(transport: Transport, place: RecordPlace): RestoreMethod<M, K> {
  return (key, options) => {
    const headers = stateHeader('if-match', options?.ifMatch)
    return transport.send({ method: 'POST', path: `${recordPath(place, key)}/restore`, headers, repeat: 'never' }, options, readRecord<Read<M>>)
  }
}

/** Puts. */
export function upsertMethod<M extends ModelName, K, B>(transport: Transport, place: RecordPlace): UpsertMethod<M, K, B> {
  return (key, body, options = {}) => {
    const { headers, ...json } = jsonBody(body)
    const states = { ...stateHeader('if-match', options.ifMatch), ...stateHeader('if-none-match', options.ifNoneMatch) }
    const request: ApiRequest = { method: 'PUT', path: recordPath(place, key), ...json, repeat: 'idempotent' }
    return transport.send({ ...request, headers: { ...headers, ...states } }, options, readRecord<Read<M>>)
  }
}

async function readRecord<T>(response: Response): Promise<T> {
  return withTag((await readJson(response)) as T, response)
}
