import type { Report } from '@ssot-codegen/core'
import type { FindBase } from './base/find-base.js'
import type { catalogue } from './diagnostics.js'
import type { Disk } from './disk.js'
import type { Manifest } from './manifest.js'

/** What every part of the planning has at hand. */
export type Planning = {
  readonly disk: Disk
  readonly manifest: Manifest
  readonly report: Report<typeof catalogue>
  /** Whether edited and foreign files are overwritten. */
  readonly force: boolean
  readonly resolve: Resolve | undefined
  readonly findBase: FindBase
}

/** How conflicts are to be ended: with the generated text, with the edited one, or with both in the file for an editor. */
export type Resolve = {
  readonly how: 'ours' | 'theirs' | 'markers'
  /** The files meant; absent: all that are in conflict. */
  readonly paths?: ReadonlySet<string>
}

/**
 * What is at a path that may be written: a file or nothing.
 *
 * @returns undefined, with a diagnostic, when something is in the way
 */
export function placeFor(path: string, { disk, report }: Planning): 'absent' | 'file' | undefined {
  const found = disk.look(path)
  switch (found.kind) {
    case 'absent':
    case 'file':
      return found.kind
    case 'symlink':
    case 'not-a-directory':
      report(found.kind, { path, at: found.at })
      return undefined
    case 'case-twin':
      report('case-twin', { path, at: found.at, twin: found.twin })
      return undefined
    case 'directory':
    case 'other':
      report('not-a-file', { path })
      return undefined
  }
}
