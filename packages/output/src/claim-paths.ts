import type { Report } from '@ssot-codegen/core'
import type { catalogue } from './diagnostics.js'
import { foldPath, pathFault } from '@ssot-codegen/core'
import { STATE } from './state-folder.js'

/** The paths an output may have, and all that it wants, whether it may or not. */
export type Claims = { readonly accepted: ReadonlySet<string>; readonly wanted: ReadonlySet<string> }

/**
 * Judges the paths of an output by themselves, without the disk: each must be harmless, and no two may meet on any
 * file system. What is refused is reported.
 */
export function claimPaths(
  outputs: readonly { readonly path: string; readonly plugin: string }[],
  report: Report<typeof catalogue>,
): Claims {
  const refused = new Set<string>()
  const files = new Map<string, string>()
  for (const { path, plugin } of outputs) {
    const isState = foldPath(path).split('/', 1)[0] === STATE
    const fault = pathFault(path) ?? (isState ? `lies in ${STATE}, which holds our own state` : undefined)
    if (fault !== undefined) {
      refused.add(path)
      report('path', { path, plugin, fault })
      continue
    }
    const folded = foldPath(path)
    const other = files.get(folded)
    if (other === undefined) files.set(folded, path)
    else {
      refused.add(path).add(other)
      report('collision', { a: other, b: path })
    }
  }
  const directories = new Map<string, string>()
  const sound = new Set<string>()
  for (const path of files.values()) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) {
      const directory = path.slice(0, slash)
      if (sound.has(directory)) continue
      const folded = foldPath(directory)
      const file = files.get(folded)
      if (file !== undefined) {
        refused.add(path).add(file)
        report('file-and-directory', { file, below: path })
      }
      const spelled = directories.get(folded) ?? directory
      directories.set(folded, spelled)
      if (spelled === directory) {
        if (file === undefined) sound.add(directory)
        continue
      }
      refused.add(path)
      report('collision', { a: spelled, b: directory })
      break
    }
  }
  const wanted = new Set(outputs.map((o) => o.path))
  return { accepted: new Set([...wanted].filter((path) => !refused.has(path))), wanted }
}
