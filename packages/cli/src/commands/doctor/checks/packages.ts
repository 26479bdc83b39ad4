import satisfies from 'semver/functions/satisfies.js'
import validRange from 'semver/ranges/valid.js'
import { byCodeUnit } from '@ssot-codegen/core'
import { spawnSync } from 'node:child_process'
import { readManifest } from '../../../project/manifest.js'
import { packageFolder } from '../../../project/package-folder.js'
import type { Examined, Finding } from '../finding.js'

/** How many names a sentence holds. */
const MAX_NAMED = 5

/** Whether the package manager runs, and the packages of the manifest are installed in versions that it takes. */
export function checkPackages(project: Examined): Finding[] {
  const { out, packageManager } = project
  const manifest = readManifest(out)
  if (!manifest) return [{ name: 'packages', state: 'broken', says: 'There is no package.json that can be read.', fix: 'Run `ssot generate`, which writes one.' }]
  const name = 'packages'
  const install = `Run \`${packageManager} install\`.`
  const named = { ...recordOf(manifest['devDependencies']), ...recordOf(manifest['dependencies']) }
  const wanted = Object.entries({ ...project.wanted, ...named }).sort(([a], [b]) => byCodeUnit(a, b))
  const missing = wanted.filter(([dependency]) => packageFolder(dependency, out) === undefined).map(([dependency]) => dependency)
  const unfit = wanted.flatMap(([dependency, range]) => unfitVersion(dependency, String(range), out))
  const foreign = Object.entries(project.wanted).flatMap(([dependency, range]) => unfitVersion(dependency, range, out)).filter((text) => !unfit.includes(text))
  return [
    managerFinding(packageManager),
    ...(manifest['type'] === 'module' ? [] : [{ name, state: 'broken', says: 'package.json does not say that its files are modules.', fix: 'Write `"type": "module"` into it.' } as const]),
    ...(foreign.length > 0 ? [{ name, state: 'broken', says: `The generated code is for other versions: ${listed(foreign)}.`, fix: 'Write these ranges into package.json, and install again.' } as const] : []),
    missing.length > 0
      ? { name, state: 'broken', says: `${missing.length} of ${wanted.length} packages are not installed: ${listed(missing)}.`, fix: install }
      : unfit.length > 0
        ? { name, state: 'broken', says: `Versions are installed that package.json does not want: ${listed(unfit)}.`, fix: install }
        : { name, state: 'ok', says: `All ${wanted.length} packages of package.json are installed.` },
  ]
}

function unfitVersion(name: string, range: string, out: string): string[] {
  const version = installedVersion(name, out)
  const fits = version === undefined || validRange(range) === null || satisfies(version, range, { includePrerelease: true })
  return fits ? [] : [`${name} ${version} instead of ${range}`]
}

/** The version of a package as Node would find it from a folder. */
export function installedVersion(name: string, from: string): string | undefined {
  const folder = packageFolder(name, from)
  const version = folder === undefined ? undefined : readManifest(folder)?.['version']
  return typeof version === 'string' ? version : undefined
}

function managerFinding(manager: Examined['packageManager']): Finding {
  const { status, stdout } = spawnSync(manager, ['--version'], { encoding: 'utf8', timeout: 10_000, shell: process.platform === 'win32' })
  if (status === 0) return { name: manager, state: 'ok', says: `${manager} ${stdout.trim()}.` }
  const fix = manager === 'npm' ? 'Install Node anew: npm comes with it.' : `Install it: \`npm install --global ${manager}\`.`
  return { name: manager, state: 'broken', says: `${manager}, which the project is installed with, does not run.`, fix }
}

function listed(names: readonly string[]): string {
  const more = names.length - MAX_NAMED
  return names.slice(0, MAX_NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
