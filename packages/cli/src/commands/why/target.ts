import type { FinalOperation } from '@ssot-codegen/core'

/** What was asked about. */
export type Target =
  | { readonly kind: 'operations'; readonly operations: readonly FinalOperation[] }
  | { readonly kind: 'file'; readonly path: string; readonly line: number | undefined }

const REQUEST = /^(?:(GET|HEAD|POST|PUT|PATCH|DELETE)\s+)?(\/\S*)$/i

/**
 * Reads what was asked about: `GET /api/posts/1`, a path of the API alone, the id of an operation, or a file and maybe a line of it.
 * A path of the API that no operation has may be that of a file.
 */
export function targetOf(words: readonly string[], operations: readonly FinalOperation[]): Target {
  const asked = words.join(' ').trim()
  const named = operations.filter(({ id }) => id === asked)
  if (named.length > 0) return { kind: 'operations', operations: named }
  const [, method, path] = REQUEST.exec(asked) ?? []
  if (path !== undefined) {
    const found = answering(path, operations).filter((one) => method === undefined || one.method === methodOf(method))
    if (found.length > 0 || method !== undefined) return { kind: 'operations', operations: found }
  }
  const [, file = asked, line] = /^(.+?):(\d+)(?::\d+)?$/.exec(asked) ?? []
  return { kind: 'file', path: file, line: line === undefined ? undefined : Number(line) }
}

function methodOf(method: string): string {
  const upper = method.toUpperCase()
  return upper === 'HEAD' ? 'GET' : upper
}

/** The operations that answer at a path; those that name its segments before those that take any. */
function answering(path: string, operations: readonly FinalOperation[]): FinalOperation[] {
  const segments = (path.split(/[?#]/)[0] ?? '').split('/').filter((segment) => segment !== '')
  const fitting = operations.flatMap((operation) => {
    const own = operation.path
    const fits = own.length === segments.length && own.every((segment, i) => typeof segment !== 'string' || segment === segments[i])
    return fits ? [{ operation, named: own.filter((segment) => typeof segment === 'string').length }] : []
  })
  const most = Math.max(...fitting.map(({ named }) => named))
  return fitting.filter(({ named }) => named === most).map(({ operation }) => operation)
}
