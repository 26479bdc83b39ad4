import { jsonBody } from './json-body.js'
import { requested } from './list-methods.js'
import type { ModelName, Where } from './models.js'
import type { CallOptions } from './options.js'
import { queryText } from './query-text.js'
import { readJson } from './replies.js'
import type { Count } from './requests.js'
import type { Transport } from './transport.js'

/** Makes many records, all or none. */
export type CreateManyMethod<B> = (bodies: B, options?: CallOptions) => Promise<Count>

/** Changes all records that match. */
export type UpdateManyMethod<M extends ModelName, B> = (request: { readonly where: Where<M> }, body: B, options?: CallOptions) => Promise<Count>

/** Deletes all records that match. */
export type DeleteManyMethod<M extends ModelName> = (request: { readonly where: Where<M> }, options?: CallOptions) => Promise<Count>

/** Creates. */
export function createManyMethod<B>(transport: Transport, path: string): CreateManyMethod<B> {
  return (bodies, options) => transport.send({ method: 'POST', path, ...jsonBody(bodies), repeat: 'never' }, options, readCount)
}

/** Updates. */
export function updateManyMethod<M extends ModelName, B>(transport: Transport, path: string): UpdateManyMethod<M, B> {
  return (request, body, options) => {
    const query = queryText(requested(request))
    return transport.send({ method: 'PATCH', path, query, ...jsonBody(body), repeat: 'never' }, options, readCount)
  }
}

/** Deletes. Done twice it would say that there was nothing to do, so it is not. */
export function deleteManyMethod<M extends ModelName>(transport: Transport, path: string): DeleteManyMethod<M> {
  return (request, options) => transport.send({ method: 'DELETE', path, query: queryText(requested(request)), repeat: 'never' }, options, readCount)
}

async function readCount(response: Response): Promise<Count> {
  return (await readJson(response)) as Count
}
