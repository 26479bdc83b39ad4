import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readManifest } from '../project/manifest.js'
import { packageFolder } from '../project/package-folder.js'

/** The root of this package, wherever its code was bundled to. */
export function ownRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!readdirSync(folder).includes('package.json') && folder !== dirname(folder)) folder = dirname(folder)
  return folder
}

/** The folders of this package and of those of ours that it is made from. */
export function ownPackages(): string[] {
  const root = ownRoot()
  const dependencies = readManifest(root)?.['dependencies']
  const ours = typeof dependencies === 'object' && dependencies !== null ? Object.keys(dependencies) : []
  return [root, ...ours.filter((name) => name.startsWith('@ssot-codegen/')).flatMap((name) => packageFolder(name, root) ?? [])]
}
