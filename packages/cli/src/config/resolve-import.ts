import { statSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { dirname, extname, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Inputs } from '../cache/inputs.js'

/** What an import leads to: a file of the user's to compile, a URL for Node to load, or nothing. */
export type ImportTarget = { readonly file: string } | { readonly url: string } | { readonly missing: string }

/** The URL of a module that stands for a package, or undefined. */
export type BuiltIn = (name: string, from: string) => string | undefined

/** What `resolveImport` may be told. */
export type ImportOptions = { readonly builtIn?: BuiltIn | undefined; readonly inputs?: Inputs | undefined }

const COMPILED = new Set(['.ts', '.mts', '.js', '.mjs'])
const OURS = /^@ssot-codegen\/[a-z0-9-]+(?:\/|$)/

/**
 * Finds what a module imports. Our own packages are taken from the importing project, else from beside this one, so
 * that a config works with nothing installed.
 *
 * @param specifier as the module writes it
 * @param importer absolute path of the module
 * @param options a module that stands for a package of ours as seen from a folder, where it needs no file; and where it is
 * noted what is loaded without our help
 */
export async function resolveImport(specifier: string, importer: string, { builtIn, inputs }: ImportOptions = {}): Promise<ImportTarget> {
  if (isBuiltin(specifier)) return { url: specifier }
  if (/^(?:\.{1,2}(?:\/|$)|\/|file:)/.test(specifier)) return resolveFile(specifier, importer, inputs)
  if (OURS.test(specifier)) {
    const url = builtIn?.(specifier, dirname(importer))
    if (url !== undefined) return { url }
    const path = resolveOurs(specifier, importer)
    if (path === undefined) return { missing: `Cannot find package "${specifier}".` }
    inputs?.packageOf(path)
    return { url: pathToFileURL(path).href }
  }
  const { moduleResolve } = await import('import-meta-resolve')
  try {
    const { href } = moduleResolve(specifier, pathToFileURL(importer), conditions())
    if (href.startsWith('file:')) inputs?.packageOf(fileURLToPath(href))
    return { url: href }
  } catch (error) {
    return { missing: missingWords(specifier, error instanceof Error ? error.message : String(error)) }
  }
}

/** The file one of our packages, or any other, has at its entry; the importer's installation first, ours else. */
export function resolveOurs(specifier: string, importer: string): string | undefined {
  for (const from of [importer, fileURLToPath(import.meta.url)]) {
    try {
      return createRequire(from).resolve(specifier)
    } catch {
      continue
    }
  }
  return undefined
}

function resolveFile(specifier: string, importer: string, inputs: Inputs | undefined): ImportTarget {
  const path = specifier.startsWith('file:') ? fileURLToPath(specifier) : resolve(dirname(importer), specifier)
  const twin = path.replace(/\.(m?)js$/, '.$1ts')
  const candidates = [
    path,
    twin,
    ...['.ts', '.mts', '.js', '.mjs'].map((ext) => path + ext),
    ...['index.ts', 'index.js'].map((name) => resolve(path, name)),
  ]
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true)
  if (found === undefined) return { missing: `Cannot find the file "${specifier}".` }
  const isOwn = !found.split(sep).includes('node_modules')
  if (isOwn && COMPILED.has(extname(found))) return { file: found }
  if (extname(found) === '.json') inputs?.readFile(found)
  else if (!isOwn) inputs?.packageOf(found)
  else inputs?.unknown()
  return { url: pathToFileURL(found).href }
}

/** Node's own conditions, and those the process was started with. */
function conditions(): Set<string> {
  const given = process.execArgv.flatMap((arg, i, all) => {
    const inline = /^(?:--conditions|-C)=(.+)$/.exec(arg)
    return inline?.[1] ?? (/^(?:--conditions|-C)$/.test(arg) ? (all[i + 1] ?? []) : [])
  })
  return new Set(['node', 'import', 'module-sync', ...given])
}

/** What Node says of a package that it does not find, without the importer: that is the place of the fault. */
function missingWords(specifier: string, message: string): string {
  const [said = ''] = message.split('\n')[0]?.split(/,? imported from /) ?? []
  return said.startsWith('Cannot find package ') ? `Cannot find package "${specifier}".` : `Cannot find "${specifier}": ${said}`
}
