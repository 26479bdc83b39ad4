import { lstatSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { bundledModule } from '../plugins/bundled.js'
import type { Session } from '../session.js'
import { displayPath } from '../project/display-path.js'
import { watchingEnvironment } from './watched-environment.js'
import { checkConfig } from './check-config.js'
import type { Config } from './define-config.js'

/** The files that are looked for, in that order. */
export const CONFIG_NAMES: readonly string[] = ['ssot.config.ts', 'ssot.config.mts', 'ssot.config.js', 'ssot.config.mjs']

/** Names that others read configs by, and we do not. */
const OTHER_NAMES: readonly string[] = ['ssot.config.cjs', 'ssot.config.cts', 'ssot.config.json']

/** A config and the folder its paths start from. */
export type LoadedConfig = { readonly config: Config; readonly folder: string }

/**
 * Finds, loads and checks the config.
 *
 * @param named the file that was asked for; absent: `ssot.config.ts` in the session's folder, if there is one
 * @returns an empty config where there is none; undefined where it was reported that the config cannot be used
 */
export async function loadConfig(session: Session, named: string | undefined): Promise<LoadedConfig | undefined> {
  const { cwd, report, inputs } = session
  const path = named === undefined ? firstOf(session, CONFIG_NAMES) : resolve(cwd, named)
  if (path === undefined) {
    const other = firstOf(session, OTHER_NAMES)
    if (other !== undefined) report('config-name', { path: displayPath(cwd, other) })
    return other === undefined ? { config: {}, folder: cwd } : undefined
  }
  const shown = displayPath(cwd, path)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    inputs.readFile(path)
    report('config-missing', { path: shown, fault: faultOf(error, path), isNamed: named !== undefined })
    return undefined
  }
  const file = { path: shown, text }
  session.addSource(file)
  inputs.file(path, text)
  const { loadModule } = await import('./load-module.js')
  const loaded = await watchingEnvironment(inputs, () => loadModule({ path, text, cwd, builtIn: bundledModule, inputs, texts: session.modules }))
  if ('fault' in loaded) {
    const { source } = loaded.fault
    if (source) session.addSource(source)
    report('config-failed', { file: shown, message: loaded.fault.message }, loaded.fault.at && { span: loaded.fault.at })
    return undefined
  }
  const config = checkConfig(loaded.exports['default'], file, report)
  return config && { config, folder: dirname(path) }
}

/** The first of the files that is there. Another would win if it came to be there: what is looked for is noted. */
function firstOf({ cwd, inputs }: Session, names: readonly string[]): string | undefined {
  return names.map((name) => join(cwd, name)).find((file) => {
    // A link that leads nowhere is meant to be a config.
    const isThere = isPresent(file)
    if (!isThere) inputs.file(file, undefined)
    return isThere
  })
}

function isPresent(file: string): boolean {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined
}

/** Why a file cannot be read, as far as there are words for it. */
function faultOf(error: unknown, path: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOENT') return isPresent(path) ? 'it is a link that leads nowhere' : 'there is no such file'
  return { EISDIR: 'it is a folder', EACCES: 'you may not read it' }[code] ?? code
}
