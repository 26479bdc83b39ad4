import { createRequire } from 'node:module'
import type * as Oxc from 'oxc-transform'

// A parser is loaded when something was merged, which most runs never do.
const require = createRequire(import.meta.url)

/**
 * Why a text cannot be what its name says: TypeScript, JavaScript and JSON are parsed.
 *
 * @returns undefined when nothing is wrong, or when nobody can tell
 */
export function syntaxFault(path: string, text: string): string | undefined {
  const extension = /\.(\w+)$/.exec(path)?.[1] ?? ''
  if (extension === 'json') return jsonFault(text)
  const lang = LANGUAGES.get(extension)
  if (lang === undefined) return undefined
  const { transformSync } = require('oxc-transform') as typeof Oxc
  const [error] = transformSync(path, text, { lang, sourceType: extension.startsWith('c') ? 'script' : 'module' }).errors
  return error?.message
}

const LANGUAGES = new Map<string, 'ts' | 'tsx' | 'js' | 'jsx'>([
  ...(['ts', 'mts', 'cts'] as const).map((extension) => [extension, 'ts'] as const),
  ...(['js', 'mjs', 'cjs'] as const).map((extension) => [extension, 'js'] as const),
  ['tsx', 'tsx'],
  ['jsx', 'jsx'],
])

function jsonFault(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
