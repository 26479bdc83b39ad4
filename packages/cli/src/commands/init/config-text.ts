import { byCodeUnit } from '@ssot-codegen/core'

/** A plugin of ours, as the config calls it: `options` as they are written there. */
export type ConfiguredPlugin = { readonly name: string; readonly options?: string }

/** The package of one of our plugins. Each exports its plugin by the plugin's name. */
export function packageOfOurs(name: string): string {
  return `@ssot-codegen/gen-${name}`
}

/** The text of `ssot.config.ts`. */
export function configText(schema: string, plugins: readonly ConfiguredPlugin[]): string {
  const imports = [...plugins].sort((a, b) => byCodeUnit(a.name, b.name))
  const calls = plugins.map(({ name, options = '' }) => `${name}(${options})`)
  return [
    "import { defineConfig } from '@ssot-codegen/cli'",
    ...imports.map(({ name }) => `import { ${name} } from '${packageOfOurs(name)}'`),
    '',
    'export default defineConfig({',
    `  schema: ${JSON.stringify(schema).replaceAll("'", "\\'").replace(/^"(.*)"$/, "'$1'")},`,
    `  plugins: [${calls.join(', ')}],`,
    '})',
    '',
  ].join('\n')
}

/** Whether the text is one that `configText` writes, with nothing changed since. */
export function isConfigText(text: string): boolean {
  const [, schema] = /^ {2}schema: '([^'\\]*)',$/m.exec(text) ?? []
  const [, list] = /^ {2}plugins: \[(.*)\],$/m.exec(text) ?? []
  if (schema === undefined || list === undefined) return false
  const plugins = [...list.matchAll(/(\w+)\(([^()]*)\)/g)].map(([, name = '', options = '']) => ({ name, options }))
  return configText(schema, plugins) === text
}
