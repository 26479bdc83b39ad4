import { readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { version } from '@ssot-codegen/core'
import { ownRoot } from '../../plugins/own-packages.js'
import type { Session } from '../../session.js'
import { writeOwnFile } from '../extend/write-own-file.js'

/**
 * Names the packages that the config imports in the project's `package.json`, in the version of the command. One that runs from
 * its own repository, not from an installation, has no version that could be installed.
 */
export async function nameOwnPackages(session: Session, folder: string, packages: readonly string[]): Promise<void> {
  if (!ownRoot().split(sep).includes('node_modules')) return
  const { withDevDependencies } = await import('./dev-dependencies.js')
  const text = readFileSync(join(folder, 'package.json'), 'utf8')
  const named = withDevDependencies(text, Object.fromEntries(packages.map((name) => [name, `^${version}`])))
  if (named !== text) writeOwnFile(session, folder, 'package.json', named)
}
