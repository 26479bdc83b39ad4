import { diffLines } from './diff-lines.js'
import type { Colors } from './terminal.js'

/** How a file changes, as lines of a unified diff that are safe to print. */
export async function changeLines({ path, before, after }: { readonly path: string; readonly before: string; readonly after: string }, colors: Colors): Promise<string[]> {
  const { formatPatch, structuredPatch } = await import('diff')
  const patch = structuredPatch(before === '' ? '/dev/null' : path, path, before, after, undefined, undefined, { context: 3 })
  return diffLines(formatPatch(patch, { includeIndex: false, includeUnderline: false, includeFileHeaders: true }), colors)
}
