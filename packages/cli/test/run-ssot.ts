import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const BIN = fileURLToPath(new URL('../src/bin.ts', import.meta.url))
const TSX = import.meta.resolve('tsx')

const CACHE = mkdtempSync(join(tmpdir(), 'ssot-cache-'))
afterAll(() => rmSync(CACHE, { recursive: true, force: true }))

/** What a run of the command printed and exited with. */
export type Run = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs the real command in a folder, in a pipe, without the caller's colours, with a cache of the test file's own. */
export function ssot(cwd: string, args: readonly string[], env: { readonly [name: string]: string } = {}): Run {
  const { FORCE_COLOR: _, NO_COLOR: __, npm_config_user_agent: ___, ...own } = process.env
  const done = spawnSync(process.execPath, ['--conditions=dev', '--import', TSX, BIN, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...own, SSOT_CACHE_DIR: CACHE, ...env },
  })
  return { code: done.status, out: done.stdout, err: done.stderr }
}

/** A folder that is gone when the tests of the file are over, holding the files given by path. */
export function folderWith(files: { readonly [path: string]: string }): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'ssot-cli-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) write(folder, path, text)
  return folder
}

/** Writes a file below a folder. */
export function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** Every path below a folder, sorted. */
export function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}
