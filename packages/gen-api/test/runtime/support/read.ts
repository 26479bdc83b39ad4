import type { Limits } from '../../../runtime/context.js'
import { readListQuery } from '../../../runtime/list-query-reader.js'
import type { ListQuery } from '../../../runtime/list-query.js'
import type { Models } from '../../../runtime/model.js'
import { Problem, type Fault } from '../../../runtime/problem.js'
import type { QueryPart } from '../../../runtime/written-query.js'
import { contextOf, models, post } from './blog.js'

export const ALL: readonly QueryPart[] = ['where', 'orderBy', 'page', 'cursor', 'total', 'include', 'select']

/** Reads a query string against the model of posts. */
export function read(
  raw: string,
  options: { parts?: readonly QueryPart[]; insensitive?: boolean; limits?: Partial<Limits>; models?: Models } = {},
): ListQuery {
  const { limits, capabilities } = contextOf(undefined, options.insensitive)
  return readListQuery(raw, {
    model: post,
    models: options.models ?? models,
    limits: { ...limits, ...options.limits },
    capabilities,
    parts: options.parts ?? ALL,
  })
}

/** The faults of a query string that must be refused with 400 `invalid-query`. */
export function faultsOf(run: () => unknown): readonly Fault[] {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem && error.type === 'invalid-query') return error.errors
    throw error
  }
  throw new Error('Nothing was refused.')
}

/** `code parameter` of each fault. */
export function refused(raw: string, options?: Parameters<typeof read>[1]): string[] {
  return faultsOf(() => read(raw, options)).map(({ code, parameter }) => `${code} ${parameter ?? ''}`)
}
