import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { bundledModule } from '../plugins/bundled.js'
import type { Session } from '../session.js'
import { displayPath } from '../project/display-path.js'
import { watchingEnvironment } from './watched-environment.js'
import { checkConfig } from './check-config.js'
import type { Config } from './define-config.js'

const NAMES = ['ssot.config.ts', 'ssot.config.mts', 'ssot.config.js', 'ssot.config.mjs']

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
  const path = named === undefined ? findConfig(session) : resolve(cwd, named)
  if (path === undefined) return { config: {}, folder: cwd }
  const shown = displayPath(cwd, path)
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    report('config-missing', { path: shown })
    return undefined
  }
  const file = { path: shown, text }
  session.addSource(file)
  inputs.file(path, text)
  const { loadModule } = await import('./load-module.js')
  const loaded = await watchingEnvironment(inputs, () => loadModule({ path, text, cwd, builtIn: bundledModule, inputs }))
  if ('fault' in loaded) {
    const { source } = loaded.fault
    if (source) session.addSource(source)
    report('config-failed', { file: shown, message: loaded.fault.message }, loaded.fault.at && { span: loaded.fault.at })
    return undefined
  }
  const config = checkConfig(loaded.exports['default'], file, report)
  return config && { config, folder: dirname(path) }
}

/** Another config would win if it came to be there: what is looked for is noted. */
function findConfig({ cwd, inputs }: Session): string | undefined {
  return NAMES.map((name) => join(cwd, name)).find((file) => {
    const isThere = existsSync(file)
    if (!isThere) inputs.file(file, undefined)
    return isThere
  })
}
