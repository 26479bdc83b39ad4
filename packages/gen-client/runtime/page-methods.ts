import { requested, type ListMethod } from './list-methods.js'
import type { ModelName } from './models.js'
import type { CallOptions } from './options.js'
import type { ListRequest, Page } from './requests.js'
import type { IncludePath, OrderTerm, Selected, SelectPath } from './selection.js'

/** Goes through the pages of a list, one request each, as they are asked for. */
export type PagesMethod<M extends ModelName> = <
  const I extends IncludePath<M> = never,
  const S extends SelectPath<M> = never,
  const O extends OrderTerm<M> = never,
>(
  request?: ListRequest<M, I, S, O>,
  options?: CallOptions,
) => AsyncGenerator<Page<Selected<M, I, S>>, void, undefined>

/** Goes through the records of a list, page after page. */
export type IterateMethod<M extends ModelName> = <
  const I extends IncludePath<M> = never,
  const S extends SelectPath<M> = never,
  const O extends OrderTerm<M> = never,
>(
  request?: ListRequest<M, I, S, O>,
  options?: CallOptions,
) => AsyncGenerator<Selected<M, I, S>, void, undefined>

/**
 * Goes through the pages behind each other: by cursor where the list has such pages, and else by number. Records are counted only
 * where the request asks for it, and then once.
 */
export function pagesMethod<M extends ModelName>(list: ListMethod<M>): PagesMethod<M> {
  return async function* pages(request, options) {
    let next: object = { total: false, ...request }
    for (;;) {
      const page = await list(next, options)
      // What it holds is what the first request asked for.
      yield page as Page<never>
      const { hasMore, nextCursor, skip } = page.meta
      if (!hasMore) return
      const rest = Object.entries(requested(request ?? {})).filter(([name]) => name !== 'skip' && name !== 'cursor')
      next = { ...Object.fromEntries(rest), total: false, ...(nextCursor === null ? { skip: skip + page.data.length } : { cursor: nextCursor }) }
    }
  }
}

/** Goes through the records of all pages. */
export function iterateMethod<M extends ModelName>(list: ListMethod<M>): IterateMethod<M> {
  const pages = pagesMethod(list)
  return async function* iterate(request, options) {
    for await (const page of pages(request, options)) yield* page.data
  }
}
