import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { camelCase, identifier, version } from '@ssot-codegen/core'
import { ownRoot } from '../../plugins/own-packages.js'

/** What the files of the template call the constant by beside, so that no plugin may be called so. */
const TAKEN: ReadonlySet<string> = new Set(['z', 'definePlugin', 'modelsFile', 'generate', 'parseSchema', 'syntaxErrors', 'describe', 'expect', 'test', 'run'])

/** What stands in the template for the plugin's name, for its constant, and for the version of the contract. */
const NAME = /hello-world/g
const CONSTANT = /helloWorld/g
const CONTRACT = /\^0\.1\.0/g

/** Files that have another name in the template: npm and Node take those of their own name for a package's within ours. */
const RENAMED: { readonly [path: string]: string | undefined } = { gitignore: '.gitignore', 'manifest.json': 'package.json' }

/**
 * The files of a new plugin, by their paths in its folder. The template is a package that works (`templates/plugin`), under another name.
 *
 * @param name what the plugin is to be called
 */
export function pluginScaffold(name: string): ReadonlyMap<string, string> {
  const constant = identifier(camelCase(name), 'binding')
  const root = join(ownRoot(), 'templates/plugin')
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(root, path)).isFile())
  const files = paths.sort().map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
      .replace(NAME, name)
      .replace(CONSTANT, TAKEN.has(constant) ? `${constant}Plugin` : constant)
      .replace(CONTRACT, `^${version}`)
    const own = path.replaceAll('\\', '/')
    return [RENAMED[own] ?? own, text] as const
  })
  return new Map(files)
}
