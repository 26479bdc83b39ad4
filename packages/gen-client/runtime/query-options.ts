import { infiniteQueryOptions, mutationOptions, queryOptions } from '@tanstack/react-query'
import type { CountMethod, ListMethod } from './list-methods.js'
import type { ModelName, Where } from './models.js'
import type { CallOptions } from './options.js'
import type { GetMethod } from './record-methods.js'
import type { ListRequest, Page, Selection } from './requests.js'
import type { ByDefault, IncludePath, OrderTerm, Selected, SelectPath } from './selection.js'

/**
 * Queries of one list. A key begins with the resource, so that `[group]` stands for all that is known of it.
 *
 * @param verb `list` or `search`
 */
export function listQuery<M extends ModelName>(group: string, verb: string, list: ListMethod<M>) {
  return <const I extends IncludePath<M> = never, const S extends SelectPath<M> = never, const O extends OrderTerm<M> = never>(request?: ListRequest<M, I, S, O>) =>
    queryOptions({ queryKey: [group, verb, request ?? {}] as const, queryFn: ({ signal }): Promise<Page<Selected<M, I, S>>> => list(request, { signal }) })
}

/** Where the next page begins. */
type Next = { readonly cursor: string } | { readonly skip: number } | null

/** Queries that read a list page after page. */
export function pagesQuery<M extends ModelName>(group: string, list: ListMethod<M>) {
  return <const I extends IncludePath<M> = never, const S extends SelectPath<M> = never, const O extends OrderTerm<M> = never>(request?: ListRequest<M, I, S, O>) =>
    infiniteQueryOptions({
      queryKey: [group, 'pages', request ?? {}] as const,
      // The same request from another place on.
      queryFn: ({ pageParam, signal }): Promise<Page<Selected<M, I, S>>> => list<I, S, O>(pageParam === null ? request : behind(request, pageParam), { signal }),
      initialPageParam: null as Next,
      getNextPageParam: ({ data, meta }): Next => (!meta.hasMore ? null : meta.nextCursor === null ? { skip: meta.skip + data.length } : { cursor: meta.nextCursor }),
    })
}

function behind<R extends object>(request: R | undefined, next: object): R {
  const rest = Object.entries(request ?? {}).filter(([name]) => name !== 'skip' && name !== 'cursor')
  return { ...Object.fromEntries(rest), ...next } as R // what was asked for, from another place on
}

/** Queries that count. */
export function countQuery<M extends ModelName>(group: string, count: CountMethod<M>) {
  return (request?: { readonly where?: Where<M> }) => queryOptions({ queryKey: [group, 'count', request ?? {}] as const, queryFn: ({ signal }) => count(request, { signal }) })
}

/** Queries of one record. */
export function getQuery<M extends ModelName, K, D extends IncludePath<M>>(group: string, get: GetMethod<M, K, D>) {
  return <const S extends SelectPath<M> = never, const I extends IncludePath<M> = ByDefault<S, D>>(key: K, selection?: Selection<M, I, S>) =>
    queryOptions({ queryKey: [group, 'get', key, selection ?? {}] as const, queryFn: ({ signal }): Promise<Selected<M, I, S>> => get(key, selection, { signal }) })
}

/** Queries of an operation that reads, takes something, and is none of these. */
export function callQuery<I, R>(group: string, verb: string, call: (input: I, options?: CallOptions) => Promise<R>) {
  return (input: I) => queryOptions({ queryKey: [group, verb, input] as const, queryFn: ({ signal }) => call(input, { signal }) })
}

/** Queries of one that takes nothing. */
export function plainQuery<R>(group: string, verb: string, call: (options?: CallOptions) => Promise<R>) {
  return () => queryOptions({ queryKey: [group, verb] as const, queryFn: ({ signal }) => call({ signal }) })
}

/** A mutation: its variables are what the method is called with, in a list. */
export function mutation<A extends readonly unknown[], R>(group: string, verb: string, call: (...input: A) => Promise<R>) {
  return () => mutationOptions({ mutationKey: [group, verb] as const, mutationFn: (input: A) => call(...input) })
}
