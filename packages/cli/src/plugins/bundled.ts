import './interpret-zod.js'
import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { version, type RuntimeFolder } from '@ssot-codegen/core'
import * as api from '@ssot-codegen/gen-api'
import * as client from '@ssot-codegen/gen-client'
import * as contract from '@ssot-codegen/gen-contract'
import * as express from '@ssot-codegen/gen-express'
import * as fastify from '@ssot-codegen/gen-fastify'
import * as openapi from '@ssot-codegen/gen-openapi'
import * as project from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { readManifest } from '../project/manifest.js'
import { packageFolder } from '../project/package-folder.js'

/**
 * What the packages of the default generators export. They are built into the command, so that a run loads one file
 * and one zod instead of many.
 */
export const BUNDLED: ReadonlyMap<string, object> = new Map<string, object>([
  ['@ssot-codegen/gen-api', api],
  ['@ssot-codegen/gen-client', client],
  ['@ssot-codegen/gen-contract', contract],
  ['@ssot-codegen/gen-express', express],
  ['@ssot-codegen/gen-fastify', fastify],
  ['@ssot-codegen/gen-openapi', openapi],
  ['@ssot-codegen/gen-project', project],
])

const HERE = dirname(fileURLToPath(import.meta.url))

/**
 * What a package exports, where it is built in. Another copy that the importer would get wins, and so does one of
 * another version beside the command: a user who pins or replaces a generator gets theirs.
 *
 * @param from a folder from which Node would look for the package
 */
export function bundledExports(name: string, from: string): object | undefined {
  const exports = BUNDLED.get(name)
  const own = exports && packageFolder(name, HERE)
  if (own === undefined || readManifest(own)?.['version'] !== version) return undefined
  const theirs = packageFolder(name, from)
  return theirs === undefined || realpathSync(theirs) === realpathSync(own) ? exports : undefined
}

/** A module for a config to import that has the exports of a package built in; undefined where there is none. */
export function bundledModule(name: string, from: string): string | undefined {
  const exports = bundledExports(name, from)
  if (!exports) return undefined
  const code = `import { BUNDLED } from ${JSON.stringify(import.meta.url)}
export const { ${Object.keys(exports).join(', ')} } = BUNDLED.get(${JSON.stringify(name)})`
  return `data:text/javascript,${encodeURIComponent(code)}`
}

/**
 * Loads a plugin's runtime folder. That of a plugin built in is in its own package still, and its URL only names the
 * package: `ssot:/@ssot-codegen/gen-api/runtime/` (see `tsup.config.ts`).
 */
export function loadRuntimeFolder(url: URL): RuntimeFolder {
  if (url.protocol !== 'ssot:') return loadRuntime(url)
  const [, scope, name, ...inside] = url.pathname.split('/')
  const folder = packageFolder(`${scope ?? ''}/${name ?? ''}`, HERE)
  if (folder === undefined) throw new Error(`The package of "${url.href}" is not installed.`)
  return loadRuntime(new URL(inside.join('/'), `${pathToFileURL(folder).href}/`))
}
