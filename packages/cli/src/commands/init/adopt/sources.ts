import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { byCodeUnit } from '@ssot-codegen/core'

/** A file of an application. */
export type Source = { readonly path: string; readonly text: string }

const CODE = /\.[cm]?[jt]sx?$/
const NO_CODE = /\.d\.[cm]?ts$|\.(?:test|spec)\.[cm]?[jt]sx?$|\.config\.[cm]?[jt]s$/
const SKIPPED: ReadonlySet<string> = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'test', 'tests', '__tests__', 'e2e'])
/** Nobody writes a longer one by hand. */
const MAX_BYTES = 500_000
const MAX_DEPTH = 6

/** The code of an application, without its tests and without what is generated. No link is followed. */
export function sourcesIn(folder: string): Source[] {
  return pathsIn(folder, '', 0)
    .sort(byCodeUnit)
    .filter((path) => statSync(join(folder, path)).size <= MAX_BYTES)
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

function pathsIn(root: string, folder: string, depth: number): string[] {
  if (depth > MAX_DEPTH) return []
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return SKIPPED.has(entry.name) || entry.name.startsWith('.') || path === 'src/gen' ? [] : pathsIn(root, path, depth + 1)
    return entry.isFile() && CODE.test(entry.name) && !NO_CODE.test(entry.name) ? [path] : []
  })
}

/** Whether the file takes a package as CommonJS does, and makes an application of it. */
export function requires({ text }: Source, name: string): boolean {
  return new RegExp(`require\\(\\s*['"]${name}['"]\\s*\\)`).test(text) && /\b(?:express|[fF]astify|require\([^()]*\))\(/.test(text)
}

/** Whether the file imports a package, in either way. */
export function imports({ text }: Source, name: string): boolean {
  return new RegExp(`(?:from\\s*|require\\(\\s*)['"]${name}['"]`).test(text)
}
