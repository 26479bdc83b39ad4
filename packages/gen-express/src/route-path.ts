import type { PathSegment } from '@ssot-codegen/core'

/** A path in Express's notation: parameters after a colon, and characters that mean something there escaped. */
export function routePath(path: readonly PathSegment[]): string {
  return path.map((segment) => `/${typeof segment === 'string' ? segment.replace(/[{}()[\]+?!:*\\]/g, '\\$&') : `:${segment.name}`}`).join('')
}
