import type { PathSegment } from './operation.js'

/** A path as text: parameters after a colon. No literal segment holds one. */
export function pathText(path: readonly PathSegment[]): string {
  return path.map((segment) => `/${typeof segment === 'string' ? segment : `:${segment.name}`}`).join('')
}
