import { canonicalText, digest } from './canonical-text.js'
import { commentSyntax } from './comment-syntax.js'
import { inspect, MARK } from './header.js'
import type { Recorded } from './manifest.js'
import type { PlannedAction } from './planned.js'
import type { Planning } from './planning.js'

/** What is left of earlier runs below the managed roots. */
export type Pruned = {
  readonly actions: readonly PlannedAction[]
  /** Directories that will hold nothing, the deepest first. */
  readonly emptied: readonly string[]
  /** Hashes of files without header that stay although nobody emits them. */
  readonly recorded: ReadonlyMap<string, Recorded>
  /** Files that were edited and therefore stay. */
  readonly edited: readonly string[]
}

/**
 * Looks for files that were generated and are no longer. Without our header, or a record with the right hash, a
 * file is not ours and is not touched. No link is followed.
 *
 * @param roots directories that hold generated files
 * @param wanted the paths of the output, refused ones too
 */
export function prune(roots: readonly string[], wanted: ReadonlySet<string>, planning: Planning): Pruned {
  const { disk, manifest, report } = planning
  const actions: PlannedAction[] = []
  const emptied: string[] = []
  const recorded = new Map<string, Recorded>()
  const edited: string[] = []

  /** Whether the file goes. */
  const visitFile = (path: string): boolean => {
    if (wanted.has(path)) return false
    const hashes = manifest.files.get(path)
    const marked = !hashes && commentSyntax(path) !== undefined && disk.head(path).includes(MARK)
    if (!hashes && !marked) return false
    const text = disk.read(path)
    const state = text === undefined ? 'edited' : hashes ? standing(text, hashes) : inspect(path, text).state
    if (state === 'intact' && text !== undefined) {
      actions.push({ path, plugin: 'output', action: 'remove', before: text })
      return true
    }
    if (hashes) recorded.set(path, hashes)
    if (state === 'edited') {
      report('orphan-edited', { path })
      edited.push(path)
    }
    return false
  }
  /** Whether nothing will be left in the directory. */
  const visit = (directory: string): boolean => {
    let empty = true
    for (const entry of disk.list(directory)) {
      const path = `${directory}/${entry.name}`
      const goes = entry.isDirectory() ? entry.name !== 'node_modules' && visit(path) : entry.isFile() && visitFile(path)
      empty &&= goes
    }
    if (empty) emptied.push(directory)
    return empty
  }
  for (const root of roots) if (disk.look(root).kind === 'directory') visit(root)

  // Outside the roots nothing is removed; what is still ours there stays known.
  const seen = (path: string) => wanted.has(path) || recorded.has(path) || actions.some((a) => a.path === path)
  for (const [path, hashes] of manifest.files) {
    if (seen(path) || disk.look(path).kind !== 'file') continue
    const text = disk.read(path)
    if (text !== undefined && standing(text, hashes) === 'intact') recorded.set(path, hashes)
  }
  return { actions, emptied, recorded, edited }
}

function standing(text: string, hashes: Recorded): 'intact' | 'edited' {
  return hashes.has(digest(canonicalText(text))) ? 'intact' : 'edited'
}
