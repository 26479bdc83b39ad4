import { jsonBody } from './json-body.js'
import type { ModelName, Where } from './models.js'
import type { CallOptions } from './options.js'
import { queryBody, queryText, type ListQuery } from './query-text.js'
import { readJson } from './replies.js'
import type { Count, ListRequest, Page } from './requests.js'
import type { IncludePath, OrderTerm, Selected, SelectPath } from './selection.js'
import type { Transport } from './transport.js'

/** Asks for one page of a list. */
export type ListMethod<M extends ModelName> = <
  const I extends IncludePath<M> = never,
  const S extends SelectPath<M> = never,
  const O extends OrderTerm<M> = never,
>(
  request?: ListRequest<M, I, S, O>,
  options?: CallOptions,
) => Promise<Page<Selected<M, I, S>>>

/** Counts the records that match. */
export type CountMethod<M extends ModelName> = (request?: { readonly where?: Where<M> }, options?: CallOptions) => Promise<Count>

/**
 * Lists by a URL, and by a search where that would be too long.
 *
 * @param base the path of the resource
 * @param hasSearch whether there is one
 */
export function listMethod<M extends ModelName>(transport: Transport, base: string, hasSearch: boolean): ListMethod<M> {
  const search = searchMethod<M>(transport, `${base}/search`)
  return (request = {}, options) => {
    const query = queryText(requested(request))
    if (hasSearch && query.length > transport.maxQueryLength) return search(request, options)
    return transport.send({ method: 'GET', path: base, query, repeat: 'safe' }, options, async (response) => (await readJson(response)) as Page<never>)
  }
}

/** Lists by a request in the body. */
export function searchMethod<M extends ModelName>(transport: Transport, path: string): ListMethod<M> {
  return (request = {}, options) => {
    const body = { ...jsonBody({}), body: queryBody(requested(request)) }
    return transport.send({ method: 'POST', path, ...body, repeat: 'safe' }, options, async (response) => (await readJson(response)) as Page<never>)
  }
}

/** Counts. */
export function countMethod<M extends ModelName>(transport: Transport, path: string): CountMethod<M> {
  return (request = {}, options) => {
    const query = queryText(requested(request))
    return transport.send({ method: 'GET', path, query, repeat: 'safe' }, options, async (response) => (await readJson(response)) as Count)
  }
}

/** A request as it is sent: what it names has been checked where it was written. */
export function requested(request: object): ListQuery {
  return request
}
