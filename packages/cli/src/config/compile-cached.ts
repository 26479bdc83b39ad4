import { readCache, writeCache } from '../cache/cache-folder.js'
import { digestOfAll } from '../cache/digest.js'
import type { Compiled } from './compile.js'

export type { CompiledImport } from './compile.js'

/** Changes when modules are compiled otherwise, or something else is kept of them. */
const FORM = '1'

/**
 * A module as JavaScript, with the places of its imports. The compiler is loaded only for text that it has not compiled
 * before.
 */
export async function compiled(file: string, text: string): Promise<Compiled> {
  const key = digestOfAll([FORM, isTypeScript(file) ? 'ts' : 'js', text])
  const known = readCache('module', key)
  if (known !== undefined) return JSON.parse(known) as Compiled // only this function writes such entries
  const { compile } = await import('./compile.js')
  const result = compile(file, text, isTypeScript(file))
  if (!('error' in result)) writeCache('module', key, JSON.stringify(result))
  return result
}

/** Where the lines of the JavaScript come from. */
export async function sourceMapOf(file: string, text: string) {
  const { sourceMap } = await import('./compile.js')
  return sourceMap(file, text, isTypeScript(file))
}

/** Whether the file is TypeScript. */
export function isTypeScript(file: string): boolean {
  return /\.m?ts$/.test(file)
}
