import { lstatSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '@ssot-codegen/output'
import type { CommandInput } from '../../args/command-input.js'
import { EXIT } from '../../exit-code.js'
import type { Outcome } from '../../outcome.js'
import { BUNDLED } from '../../plugins/bundled.js'
import { packageOf } from '../../plugins/load-plugin.js'
import { displayPath } from '../../project/display-path.js'
import { printable } from '../../render/printable.js'
import { shellWord } from '../../render/shell-word.js'
import { listing, summary } from '../generate/summary.js'
import { pluginScaffold } from './scaffold.js'

const FAILED: Outcome = { exit: EXIT.user, json: { files: [] }, lines: [] }
/** As the engine wants them. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** `ssot plugins new <name> [dir]`: a package that holds a plugin, builds and passes its tests. */
export function newPlugin({ session, flags, words }: CommandInput): Promise<Outcome> {
  const [name, dir] = words
  const fault = nameFault(name)
  if (name === undefined) session.report('plugin-unnamed', { isNew: true })
  else if (fault !== undefined) session.report('plugin-new-name', { plugin: name, why: fault })
  if (name === undefined || fault !== undefined) return Promise.resolve(FAILED)

  const folder = resolve(session.cwd, dir ?? `ssot-plugin-${name}`)
  const shown = displayPath(session.cwd, folder)
  const isDry = flags['dry-run'] === true
  const files = pluginScaffold(name)
  const placed = isFree(folder) ? (isDry ? undefined : place(folder, files)) : 'something is there'
  if (placed !== undefined) {
    session.report('out-unusable', { path: shown, fault: placed })
    return Promise.resolve(FAILED)
  }
  const changes = [...files.keys()].map((path) => ({ path: displayPath(session.cwd, join(folder, path)), action: 'create' as const }))
  const next = ['', 'Next:', `  cd ${printable(shellWord(shown))}`, '  npm install && npm test']
  return Promise.resolve({
    exit: EXIT.ok,
    json: { files: changes },
    lines: [...listing(changes, session.terminal.colors), summary(changes, isDry ? 'would be' : undefined), ...(isDry ? [] : next)],
  })
}

function nameFault(name = ''): string | undefined {
  if (!NAME.test(name) || name.length > 100) return 'it is not lower-case letters, digits and single hyphens'
  return BUNDLED.has(packageOf(name)) ? 'a plugin that comes with the command is called so' : undefined
}

/** Whether nothing is lost where the folder is put. */
function isFree(folder: string): boolean {
  const there = lstatSync(folder, { throwIfNoEntry: false })
  return !there || (there.isDirectory() && readdirSync(folder).length === 0)
}

/** Puts the folder there, whole or not at all; why not, is returned. */
function place(folder: string, files: ReadonlyMap<string, string>): string | undefined {
  let fresh: string | undefined
  try {
    makeFolder(dirname(folder))
    fresh = mkdtempSync(`${folder}.new-`)
    for (const [path, text] of files) {
      makeFolder(dirname(join(fresh, path)))
      writeFileSync(join(fresh, path), text)
    }
    renameSync(fresh, folder)
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error)
  } finally {
    if (fresh !== undefined) rmSync(fresh, { recursive: true, force: true })
  }
}
