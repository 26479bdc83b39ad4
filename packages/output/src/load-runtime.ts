import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { byCodeUnit, type RuntimeFolder } from '@ssot-codegen/core'

/**
 * Reads a plugin's runtime folder: its `.ts` files, links left out, and the versions its package's manifest gives.
 *
 * @param url the folder, as a `file:` URL
 * @throws Error when the folder cannot be read, or no manifest above it can: the plugin's package is broken then
 */
export function loadRuntime(url: URL): RuntimeFolder {
  const folder = fileURLToPath(url)
  const files = namesIn(folder, '')
    .sort(byCodeUnit)
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  return { files, manifest: manifestAbove(folder) }
}

function namesIn(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) return namesIn(folder, path)
    return entry.isFile() && entry.name.endsWith('.ts') ? [path] : []
  })
}

function manifestAbove(folder: string): RuntimeFolder['manifest'] {
  for (let directory = folder; ; directory = dirname(directory)) {
    let text: string
    try {
      text = readFileSync(join(directory, 'package.json'), 'utf8')
    } catch (error) {
      if (directory === dirname(directory)) throw new Error(`No package.json above "${folder}".`, { cause: error })
      continue
    }
    const { dependencies, devDependencies } = JSON.parse(text) as { readonly [key: string]: unknown }
    return { dependencies: ranges(dependencies), devDependencies: ranges(devDependencies) }
  }
}

function ranges(value: unknown): { readonly [name: string]: string } {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}
