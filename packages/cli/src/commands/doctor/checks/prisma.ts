import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { byCodeUnit } from '@ssot-codegen/core'
import major from 'semver/functions/major.js'
import { CLIENT } from '../../../client/stamp.js'
import { packageFolder } from '../../../project/package-folder.js'
import { readManifest } from '../../../project/manifest.js'
import { scriptOf, type Examined, type Finding } from '../finding.js'
import { installedVersion } from './packages.js'

/** The Prisma that generated code is written for. */
const PRISMA = 7

/** Whether Prisma is installed, in one version that the generated code is for, and its client is there. */
export function checkPrisma(project: Examined): Finding[] {
  const { out, packageManager } = project
  const name = 'prisma'
  const named = Object.keys(recordOf(readManifest(out)?.['dependencies'])).filter((dependency) => dependency.startsWith('@prisma/adapter-'))
  const parts = ['prisma', '@prisma/client', ...named]
  const versions = parts.flatMap((part) => installedVersion(part, out) ?? [])
  const [first = ''] = versions
  const install = `Run \`${packageManager} install\`.`
  const shown = parts.map((part) => `${part} ${installedVersion(part, out) ?? 'is missing'}`).join(', ')
  if (versions.length < 2) return [{ name, state: 'broken', says: `Prisma is not installed: ${shown}.`, fix: install }]
  const update = `Give them one range in package.json, \`^${PRISMA}.10.0\`, and run \`${packageManager} install\`.`
  if (versions.some((version) => major(version) !== PRISMA)) return [{ name, state: 'broken', says: `The generated code is for Prisma ${PRISMA}: ${shown}.`, fix: update }]
  const state = new Set(versions).size > 1 ? 'warning' : 'ok'
  const versionsFound: Finding = state === 'ok' ? { name, state, says: `Prisma ${first}.` } : { name, state, says: `Parts of Prisma have versions of their own: ${shown}.`, fix: update }
  return [versionsFound, clientFinding(project)]
}

function clientFinding(project: Examined): Finding {
  const name = 'prisma client'
  if (existsSync(join(project.out, CLIENT, 'client.ts'))) return { name, state: 'ok', says: `The client is in ${CLIENT}.` }
  return { name, state: 'broken', says: `There is no Prisma client in ${CLIENT}.`, fix: `Run \`ssot generate\`, or \`${scriptOf(project, 'generate')}\`.` }
}

/** Packages of which two copies in one process do not know each other's values. */
const SINGLE = ['zod', '@prisma/client', '@prisma/driver-adapter-utils']

/** Whether what the project imports, and what its dependencies import, is one copy. */
export function checkCopies({ out }: Examined): Finding[] {
  const importers = Object.keys(recordOf(readManifest(out)?.['dependencies']))
  const twice = SINGLE.flatMap((wanted) => {
    const own = installedVersion(wanted, out)
    if (own === undefined) return []
    // What is for another major version is not meant to know the project's.
    const others = importers.flatMap((importer) => {
      const folder = packageFolder(importer, out)
      const theirs = folder === undefined || !isNamed(folder, wanted) ? undefined : installedVersion(wanted, realpathSync(folder))
      return theirs !== undefined && theirs !== own && major(theirs) === major(own) ? [`${importer} has ${theirs}`] : []
    })
    return others.length > 0 ? [`${wanted} ${own} (${others.sort(byCodeUnit).join(', ')})`] : []
  })
  const name = 'copies'
  if (SINGLE.every((wanted) => installedVersion(wanted, out) === undefined)) return []
  if (twice.length === 0) return [{ name, state: 'ok', says: 'Zod and Prisma are there once.' }]
  return [{ name, state: 'warning', says: `Installed more than once: ${twice.join('; ')}.`, fix: 'Remove the lockfile\'s older entry, such as by `npm dedupe`, and install again.' }]
}

function isNamed(folder: string, name: string): boolean {
  const manifest = readManifest(folder)
  return ['dependencies', 'peerDependencies', 'optionalDependencies'].some((key) => name in recordOf(manifest?.[key]))
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}
