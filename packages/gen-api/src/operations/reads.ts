import type { QueryPart } from '@ssot-codegen/core'
import { searchShape } from '../shapes/search-shape.js'
import { isPagedByKey } from '../surface.js'
import { json, NO_BODY, NO_QUERY, type FactsOf, type Subject } from './facts.js'
import { IF_NONE_MATCH } from './headers.js'

/** The operations that read. */
export function reads({ api, model, names, all, one, ref, query, record }: Subject): FactsOf<'list' | 'search' | 'count' | 'get'> {
  const cursor = isPagedByKey(model, api.schema) ? (['cursor'] as const) : []
  const include = api.relations(model).length > 0 ? (['include'] as const) : []
  const listParts: readonly QueryPart[] = ['where', 'orderBy', 'page', ...cursor, 'total', ...include, 'select']
  return {
    list: () => ({
      method: 'GET',
      path: all,
      summary: `List ${names.many}`,
      query: query(listParts),
      body: NO_BODY,
      replies: [{ status: 200, doc: 'A page of records.', body: ref('Page') }],
      rateClass: 'read',
    }),
    search: () => ({
      method: 'POST',
      path: [...all, 'search'],
      summary: `List ${names.many} by a request in the body`,
      query: NO_QUERY,
      body: { ...json(searchShape(listParts)), query: { model: model.name, parts: listParts } },
      replies: [{ status: 200, doc: 'A page of records.', body: ref('Page') }],
      rateClass: 'read',
    }),
    count: () => ({
      method: 'GET',
      path: [...all, 'count'],
      summary: `Count ${names.many}`,
      query: query(['where']),
      body: NO_BODY,
      replies: [{ status: 200, doc: 'How many records match.', body: { kind: 'ref', name: 'Count' } }],
      rateClass: 'read',
    }),
    get: () => ({
      method: 'GET',
      path: one,
      summary: `Get one ${names.one}`,
      query: query([...include, 'select']),
      headers: [IF_NONE_MATCH],
      body: NO_BODY,
      replies: [record(200, 'The record.')],
      rateClass: 'read',
    }),
  }
}
