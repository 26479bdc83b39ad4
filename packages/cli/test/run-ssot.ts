import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

const BIN = fileURLToPath(new URL('../bin/ssot.cjs', import.meta.url))

const CACHE = mkdtempSync(join(tmpdir(), 'ssot-cache-'))
afterAll(() => rmSync(CACHE, { recursive: true, force: true }))

/** What a run of the command printed and exited with. */
export type Run = { readonly code: number | null; readonly out: string; readonly err: string }

/** How the built command is started: without the caller's colours, package manager and places to look for packages, with a cache of the test file's own. */
export function command(args: readonly string[], env: { readonly [name: string]: string } = {}) {
  const { FORCE_COLOR: _, NO_COLOR: __, npm_config_user_agent: ___, NODE_PATH: ____, ...own } = process.env
  return { file: process.execPath, args: [BIN, ...args], env: { ...own, SSOT_CACHE_DIR: CACHE, ...env } }
}

/** How long, in milliseconds, a command may take: one that does not end is to be seen in a test, and not to hold up all. */
const LONGEST = 90_000

/** Runs the built command in a folder, in a pipe; with `code` null it was ended. */
export function ssot(cwd: string, args: readonly string[], env: { readonly [name: string]: string } = {}): Run {
  const { file, args: own, env: variables } = command(args, env)
  const done = spawnSync(file, own, { cwd, encoding: 'utf8', env: variables, timeout: LONGEST })
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
