import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { textFlag, type Flags } from '../../../args/flags.js'
import { FRAMEWORKS } from '../../../plugins/choose-plugins.js'
import { readManifest } from '../../../project/manifest.js'
import type { Session } from '../../../session.js'
import type { Host } from './host.js'

/**
 * The application that is in the folder already: its manifest depends on a framework, and nothing is generated yet.
 *
 * @returns undefined where there is none; why one cannot be adopted is reported
 */
export async function findHost(session: Session, flags: Flags, folder: string): Promise<Host | undefined> {
  const manifest = readManifest(folder)
  const dependencies = manifest?.['dependencies']
  const wanted = textFlag(flags, 'framework')
  const there = typeof dependencies === 'object' && dependencies !== null ? FRAMEWORKS.filter((name) => name in dependencies) : []
  const frameworks = wanted === undefined ? there : there.filter((name) => name === wanted)
  const app = textFlag(flags, 'app')
  const named = app === undefined ? undefined : relative(folder, resolve(session.cwd, app)).replaceAll('\\', '/')
  if (!manifest || there.length === 0 || existsSync(join(folder, 'src/gen'))) {
    if (named !== undefined) session.report('adopt-none', { framework: wanted ?? FRAMEWORKS.join(' or '), named })
    return undefined
  }
  // The compiler is in it, which is for files that others have written.
  const { hostIn } = await import('./host.js')
  const host = await session.phase('look', () => hostIn(session, { folder, manifest, frameworks: frameworks.length > 0 ? frameworks : there, named }))
  return host === 'none' ? undefined : host
}
