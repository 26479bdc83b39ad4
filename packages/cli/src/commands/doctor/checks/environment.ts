import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Examined, Finding } from '../finding.js'

const SETTINGS = 'src/gen/config.ts'

/** The environment that a process of the project would have: of the two, `.env` gives way. */
export function environmentOf(out: string): { readonly [name: string]: string | undefined } {
  const file = join(out, '.env')
  return { ...(existsSync(file) && parseEnv(readFileSync(file, 'utf8'))), ...process.env }
}

/** Whether the environment is what the project's own rules want, which are asked: `src/gen/config.ts` has them. */
export async function checkEnvironment({ out, environment }: Examined): Promise<Finding[]> {
  const name = 'environment'
  const path = join(out, SETTINGS)
  if (!existsSync(path)) return [{ name, state: 'skipped', says: `${SETTINGS}, which knows what is needed, is not there.`, fix: 'Run `ssot generate`.' }]
  const { loadModule } = await import('../../../config/load-module.js')
  const loaded = await loadModule({ path, text: readFileSync(path, 'utf8'), cwd: out })
  if ('fault' in loaded) return [{ name, state: 'skipped', says: `${SETTINGS} cannot be loaded: ${loaded.fault.message}` }]
  const { loadConfig } = loaded.exports
  if (!isLoader(loadConfig)) return [{ name, state: 'skipped', says: `${SETTINGS} has no rules.` }]
  try {
    loadConfig(environment)
    return [{ name, state: 'ok', says: 'All variables are set as the project wants them.' }]
  } catch (error) {
    const faults = faultsOf(error)
    if (faults.length === 0) throw error
    const fix = existsSync(join(out, '.env')) ? 'Set it in .env. .env.example tells what each is for.' : 'Copy .env.example to .env, and set it there.'
    return faults.map(({ variable, detail }) => ({ name, state: 'broken', says: `${variable}: ${detail}`, fix }))
  }
}

function isLoader(value: unknown): value is (source: Examined['environment']) => unknown {
  return typeof value === 'function'
}

/** What is wrong with which variable, as the project's own error says. */
function faultsOf(error: unknown): { readonly variable: string; readonly detail: string }[] {
  const faults: unknown = error instanceof Error && 'faults' in error ? error.faults : undefined
  if (!Array.isArray(faults)) return []
  return faults.flatMap((fault: unknown) => {
    if (typeof fault !== 'object' || fault === null || !('variable' in fault) || !('detail' in fault)) return []
    return [{ variable: String(fault.variable), detail: String(fault.detail) }]
  })
}
