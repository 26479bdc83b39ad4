import { Problem } from '#runtime/api/problem.js'

/** A segment of a route's path. */
export type Segment = { readonly literal: string } | { readonly parameter: string }

/** Parameters, by name, decoded. */
export type Params = { readonly [name: string]: string }

/** The segments of a path whose parameters stand after a colon. */
export function segmentsOf(path: string): readonly Segment[] {
  return path
    .slice(1)
    .split('/')
    .map((text) => (text.startsWith(':') ? { parameter: text.slice(1) } : { literal: text }))
}

/** Whether a path, undecoded, is one of the route's: literal segments as they are written, and no parameter empty. */
export function isOf(route: readonly Segment[], path: readonly string[]): boolean {
  return route.length === path.length && route.every((segment, i) => fits(segment, path[i] ?? ''))
}

/** Where a route's path is in another, whose end it is: its own segments, and what stands before them. */
export type PathPlace = { readonly own: readonly string[]; readonly mountedAt: string }

/** Finds a route's path at the end of another, undecoded; undefined where that ends otherwise. */
export function placeOf(route: readonly Segment[], path: string): PathPlace | undefined {
  const own = route.map(() => '')
  let end = path.length
  for (let i = route.length - 1; i >= 0; i -= 1) {
    const slash = end === 0 ? -1 : path.lastIndexOf('/', end - 1)
    const text = path.slice(slash + 1, end)
    if (slash === -1 || !fits(route[i], text)) return undefined
    own[i] = text
    end = slash
  }
  return { own, mountedAt: path.slice(0, end) }
}

function fits(segment: Segment | undefined, text: string): boolean {
  return segment !== undefined && ('literal' in segment ? segment.literal === text : text !== '')
}

/**
 * The parameters of a path that is one of the route's.
 *
 * @throws Problem `bad-request` for an escape that is no UTF-8
 */
export function paramsOf(route: readonly Segment[], path: readonly string[]): Params {
  const params: { [name: string]: string } = {}
  for (const [i, segment] of route.entries()) if ('parameter' in segment) params[segment.parameter] = decoded(path[i] ?? '')
  return params
}

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw new Problem('bad-request', { detail: 'The path holds a malformed escape.', cause })
  }
}
