import type { Shape } from '#runtime/api/shape.js'

/** One segment of a path: literal text, or a parameter with the shape it must have. */
export type PathSegment = string | { readonly name: string; readonly shape: Shape; readonly doc?: string }

/** Letters with marks, taken apart, and what names of parameters may not hold, for not every tool finds others in a path. */
const MARKS = /\p{M}/gu
const FOREIGN = /[^A-Za-z0-9_-]/g

/** The segments with names of parameters that every tool takes, each once. */
export function plainPath(path: readonly PathSegment[]): PathSegment[] {
  const taken = new Set<string>()
  return path.map((segment) => {
    if (typeof segment === 'string') return segment
    const plain = segment.name.normalize('NFD').replace(MARKS, '').replace(FOREIGN, '_')
    // Checkers find what every object has where they look for parameters.
    let name = plain in Object.prototype ? `${plain}_` : plain
    for (let count = 2; taken.has(name); count += 1) name = `${plain}_${count}`
    taken.add(name)
    return { ...segment, name }
  })
}

/** A path as documents write it: `/api/posts/{id}`. */
export function pathTemplate(path: readonly PathSegment[]): string {
  return path.map((segment) => `/${typeof segment === 'string' ? segment : `{${segment.name}}`}`).join('')
}

/** What all paths that answer the same requests have in common, whatever their parameters are called. */
export function pathPattern(path: readonly PathSegment[]): string {
  return path.map((segment) => `/${typeof segment === 'string' ? segment : '{}'}`).join('')
}
