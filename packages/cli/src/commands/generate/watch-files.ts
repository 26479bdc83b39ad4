import { once } from 'node:events'
import { statSync } from 'node:fs'
import { dirname, sep } from 'node:path'
import { watch, type FSWatcher } from 'chokidar'

/** A watch over files and folders. */
export type FileWatch = {
  /**
   * Watches these besides; absolute, and they need not exist. Of a folder, everything in it is watched.
   *
   * @returns settled when they are watched: whether that took a new watch, before which something may have happened unseen
   */
  readonly add: (paths: readonly string[]) => Promise<boolean>
  readonly close: () => Promise<void>
}

/** How long nothing must have happened, in milliseconds. An editor writes a file in several steps, some of them away and anew. */
const QUIET = 10

/**
 * Watches files and folders.
 *
 * @param onChange is told the paths that have changed, absolute, once for all that change together
 */
export function watchFiles(onChange: (paths: ReadonlySet<string>) => void): FileWatch {
  const wanted = new Set<string>()
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let watcher: FSWatcher | undefined
  const noted = (_event: string, path: string) => {
    changed.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      const paths = new Set(changed)
      changed.clear()
      onChange(paths)
    }, QUIET)
  }
  return {
    async add(paths) {
      const more = paths.filter((path) => !wanted.has(path))
      if (more.length === 0) return false
      for (const path of more) wanted.add(path)
      await watcher?.close()
      const folders = [...wanted].filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
      // Their parents are watched: they see files that come, and those that editors replace.
      const above = new Set([...wanted].map((path) => dirname(path)).filter((path) => statSync(path, { throwIfNoEntry: false })))
      const isWatched = (path: string) => wanted.has(path) || above.has(path) || folders.some((folder) => path.startsWith(folder + sep) && !NEVER.test(path))
      watcher = watch([...above, ...folders], { ignoreInitial: true, ignored: (path) => !isWatched(path) }).on('all', noted)
      await once(watcher, 'ready')
      return true
    },
    async close() {
      clearTimeout(timer)
      await watcher?.close()
    },
  }
}

const NEVER = /[\\/](?:node_modules|\.git)(?:[\\/]|$)/
