import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a run leaves in a project: its files, without what is kept for the next run on this machine. */
export type Output = {
  readonly paths: readonly string[]
  readonly bytes: number
  /** Those of `openapi.json`, which is no code. */
  readonly described: number
}

/** Looks at what was generated into a folder. */
export function outputIn(folder: string): Output {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => !CACHE.test(path) && statSync(join(folder, path)).isFile())
  const sizeOf = (some: readonly string[]) => some.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
  return { paths, bytes: sizeOf(paths), described: sizeOf(paths.filter((path) => path === 'openapi.json')) }
}

const CACHE = /^\.ssot[\\/]cache(?:[\\/]|$)/
