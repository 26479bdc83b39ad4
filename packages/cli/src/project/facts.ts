import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ProjectFacts } from '@ssot-codegen/core'
import type { Config } from '../config/define-config.js'
import { readManifest } from './manifest.js'

type Manager = ProjectFacts['packageManager']

const LOCKFILES: readonly (readonly [string, Manager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
]

// npm's rules for new names, and its two reserved ones.
const NPM_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/
const isNpmName = (name: string) => name.length <= 214 && NPM_NAME.test(name) && name !== 'node_modules' && name !== 'favicon.ico'

/** The name and the package manager of the project in a folder: what the config says, else what the folder shows. */
export function projectFacts(out: string, config: Config): Pick<ProjectFacts, 'name' | 'packageManager'> {
  const { name, packageManager } = config.project ?? {}
  return { name: npmName(name ?? ownName(out) ?? basename(out)), packageManager: packageManager ?? packageManagerOf(out) }
}

/** A name npm takes, as near to the text as can be. */
function npmName(text: string): string {
  if (isNpmName(text)) return text
  const name = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 214)
    .replace(/^-+|-+$/g, '')
  return name !== '' && isNpmName(name) ? name : 'api'
}

function ownName(out: string): string | undefined {
  const name = readManifest(out)?.['name']
  return typeof name === 'string' && isNpmName(name) ? name : undefined
}

/** Looks upwards as far as the repository goes: in a workspace the lockfile lies at its root. */
function packageManagerOf(out: string): Manager {
  for (let folder = out; ; folder = dirname(folder)) {
    const named = readManifest(folder)?.['packageManager']
    const declared = LOCKFILES.find(([, manager]) => typeof named === 'string' && named.startsWith(`${manager}@`))
    const found = declared ?? LOCKFILES.find(([file]) => existsSync(join(folder, file)))
    if (found) return found[1]
    if (folder === dirname(folder) || existsSync(join(folder, '.git')) || !inRepository(folder)) break
  }
  const agent = process.env['npm_config_user_agent'] ?? ''
  return LOCKFILES.find(([, manager]) => agent.startsWith(`${manager}/`))?.[1] ?? 'npm'
}

function inRepository(folder: string): boolean {
  for (let above = dirname(folder); above !== dirname(above); above = dirname(above))
    if (existsSync(join(above, '.git'))) return true
  return false
}
