import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Configured, Handle } from '@ssot-codegen/core'
import { isConfigured } from '../config/check-config.js'
import { resolveOurs } from '../config/resolve-import.js'
import type { Session } from '../session.js'
import { bundledExports } from './bundled.js'

/** What loading a plugin came to: the plugin with its defaults, or why not. */
export type LoadedPlugin =
  | { readonly configured: Configured; /** What the package exports it as. */ readonly exported: string }
  | { readonly fault: 'name' | 'absent' | 'none' }
  | { readonly fault: 'failed'; readonly message: string }

type Importing = Pick<Session, 'cwd' | 'inputs'>

const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/

/** The package of a plugin that goes by a short name. */
export function packageOf(name: string): string {
  return `@ssot-codegen/gen-${name}`
}

/**
 * Loads the plugin a package exports, with default options: of the project's installation, else of ours.
 *
 * @param name the package
 * @param session where the project is, and where it is noted what is loaded
 * @param wanted the plugin's own name, where the package may export several
 */
export async function loadPlugin(name: string, session: Importing, wanted?: string): Promise<LoadedPlugin> {
  if (!PACKAGE.test(name)) return { fault: 'name' }
  let exported: [name: string, value: unknown][]
  try {
    const module = bundledExports(name, session.cwd) ?? (await imported(name, session))
    if (!module) return { fault: 'absent' }
    exported = Object.entries(module)
  } catch (error) {
    return { fault: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
  const defined = exported.flatMap(([as, value]) => (isDefined(value) ? [{ as, value }] : []))
  const plugin = defined.find(({ value }) => value.handle.name === wanted) ?? (defined.length === 1 ? defined[0] : undefined)
  const configured: unknown = plugin?.value()
  return plugin && isConfigured(configured) ? { configured, exported: plugin.as } : { fault: 'none' }
}

async function imported(name: string, { cwd, inputs }: Importing): Promise<object | undefined> {
  const path = resolveOurs(name, join(cwd, 'package.json'))
  if (path === undefined) return undefined
  inputs.packageOf(path)
  return (await import(pathToFileURL(path).href)) as object
}

function isDefined(value: unknown): value is (() => unknown) & { readonly handle: Handle } {
  if (typeof value !== 'function' || !('handle' in value)) return false
  const { handle } = value
  return typeof handle === 'object' && handle !== null && 'name' in handle && typeof handle.name === 'string'
}
