import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Catalogue, Severity } from '@ssot-codegen/core'

const packages = new URL('../../packages/', import.meta.url)

/** The severity of every diagnostic of every package, by its code with prefix. */
export async function allDiagnostics(): Promise<ReadonlyMap<string, Severity>> {
  const found = new Map<string, Severity>()
  for (const name of readdirSync(packages)) {
    const files = readdirSync(new URL(`${name}/src/`, packages), { encoding: 'utf8', recursive: true })
    for (const file of files.filter((path) => basename(path) === 'diagnostics.ts')) {
      // Each of these files exports one catalogue.
      const module = (await import(new URL(`${name}/src/${file}`, packages).href)) as { readonly [name: string]: Catalogue }
      for (const rows of Object.values(module)) {
        for (const [code, row] of Object.entries(rows)) found.set(`${prefixOf(name, dirname(file))}/${code}`, row.severity)
      }
    }
  }
  return found
}

/** Core reports under the names of its folders, a generator under the name of its plugin. */
function prefixOf(name: string, folder: string): string {
  return folder === '.' ? name.replace(/^gen-/, '') : basename(folder)
}
