import { canonicalText, digest } from '../canonical-text.js'
import type { Disk } from '../disk.js'
import { inspect } from '../header.js'
import { basePath } from '../state-folder.js'
import { createGitHistory } from './git-history.js'
import { readSnapshot } from './snapshot.js'

/** What is known of the text that an edited file comes from. */
export type Origin = {
  readonly path: string
  /** The hashes it may have; none where the header that says so is gone. */
  readonly named: ReadonlySet<string>
  /** Whether the text bears a header itself. */
  readonly headed: boolean
}

/** Finds the text that an edited file comes from, as it was generated. */
export type FindBase = (origin: Origin) => string | undefined

/**
 * Looks where generated texts are kept: beside the edited file's other state, in the snapshot of this machine, in the commits of the
 * project. A text is taken only when it has the hash that is named, so where it was found does not matter; when none is
 * named, the newest that is whole. Nothing is read before an edited file asks.
 */
export function createFindBase(disk: Disk): FindBase {
  let snapshot: ReturnType<typeof readSnapshot> | undefined
  const history = createGitHistory(disk.root)
  const sources: readonly ((path: string) => readonly string[])[] = [
    (path) => (disk.look(basePath(path)).kind === 'file' ? [disk.readLossy(basePath(path))] : []),
    (path) => (snapshot ??= readSnapshot(disk.root))(path),
    (path) => history.textsOf(path),
  ]
  return ({ path, named, headed }) => {
    for (const textsOf of sources) {
      for (const raw of textsOf(path)) {
        const text = canonicalText(raw)
        const hash = headed ? hashOf(path, text) : digest(text)
        if (hash !== undefined && (named.size === 0 || named.has(hash))) return text
      }
    }
    return undefined
  }
}

function hashOf(path: string, text: string): string | undefined {
  const { state, hash } = inspect(path, text)
  return state === 'intact' ? hash : undefined
}
