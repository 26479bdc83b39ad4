import { describe, expect, test } from 'vitest'
import { registerPlugin } from '../src/commands/plugins/register-plugin.js'

const CLIENT = { name: 'client', from: '@ssot-codegen/gen-client' }
const OPENAPI = { name: 'openapi', from: '@ssot-codegen/gen-openapi' }
const IMPORT = "import { client } from '@ssot-codegen/gen-client'"

const edited = (text: string) => {
  const result = registerPlugin(text, CLIENT, [OPENAPI])
  return result.kind === 'registered' ? result.text : `by hand: ${result.why}`
}

describe('a plugin is put into a config as the config is written', () => {
  test('on one line', () => {
    expect(edited("import { api } from '@ssot-codegen/gen-api'\n\nexport default { plugins: [api()] }\n")).toBe(
      `import { api } from '@ssot-codegen/gen-api'\n${IMPORT}\n\nexport default { plugins: [api(), client()] }\n`,
    )
  })

  test('below each other, with commas, comments, semicolons and double quotes', () => {
    const text = `import { defineConfig } from "@ssot-codegen/cli"; // the command

export default defineConfig({
  plugins: [
    // what we have
    api({ access: "public" }), // ours
  ],
  schema: "prisma", /* here */
});
`
    expect(edited(text)).toBe(
      text
        .replace('// the command\n', '// the command\nimport { client } from "@ssot-codegen/gen-client";\n')
        .replace('// ours\n', '// ours\n    client(),\n'),
    )
  })

  test.each([
    ['an empty list', 'export default { plugins: [] }', 'export default { plugins: [client()] }'],
    ['an empty list with a blank', 'export default { plugins: [ ] }', 'export default { plugins: [ client() ] }'],
    ['a list that ends in a comma', 'export default { plugins: [api(),] }', 'export default { plugins: [api(), client(),] }'],
    ['a list with others spread into it', 'export default { plugins: [...ours] }', 'export default { plugins: [...ours, client()] }'],
    ['a type behind it', "export default { 'plugins': [api()] } satisfies Config", "export default { 'plugins': [api(), client()] } satisfies Config"],
    ['a constant', 'const config = defineConfig({ plugins: [api()] })\nexport default config', 'const config = defineConfig({ plugins: [api(), client()] })\nexport default config'],
    ['a list of its own', 'const list = [api()]\nexport default defineConfig({ plugins: list })', 'const list = [api(), client()]\nexport default defineConfig({ plugins: list })'],
  ])('with %s', (_, text, expected) => {
    expect(edited(text)).toBe(`${IMPORT}\n${expected}`)
  })

  test('beside what runs only as long as nothing is listed', () => {
    const imports = `import { openapi } from '@ssot-codegen/gen-openapi'\n${IMPORT}\n`
    expect(edited('export default defineConfig({})\n')).toBe(`${imports}export default defineConfig({ plugins: [openapi(), client()] })\n`)
    expect(edited("export default {\n  schema: 'prisma'\n}\n")).toBe(`${imports}export default {\n  schema: 'prisma',\n  plugins: [openapi(), client()]\n}\n`)
  })

  test('by the name it is imported by already, with CRLF and a byte-order mark', () => {
    expect(edited("\ufeffimport { client as ours } from '@ssot-codegen/gen-client'\r\nexport default {\r\n  plugins: [\r\n    api()\r\n  ]\r\n}\r\n")).toBe(
      "\ufeffimport { client as ours } from '@ssot-codegen/gen-client'\r\nexport default {\r\n  plugins: [\r\n    api(),\r\n    ours()\r\n  ]\r\n}\r\n",
    )
  })

  test('by a name of its own where its package exports it as default', () => {
    const result = registerPlugin('export default { plugins: [] }', { name: 'default', local: 'hello', from: 'ssot-plugin-hello' }, [])
    expect(result).toEqual({ kind: 'registered', text: "import { default as hello } from 'ssot-plugin-hello'\nexport default { plugins: [hello()] }" })
  })
})

test.each([
  ['does not parse', 'export default {'],
  ['the config is not written out', 'export default makeConfig(1, 2)'],
  ['the config is not written out', "export { config as default } from './other.js'"],
  ['part of the config is spread', 'export default { ...base }'],
  ['not a list that is written out', 'export default { plugins: pluginsOf(process.env) }'],
  ['not a list that is written out', 'let list = [api()]\nexport default { plugins: list }'],
  ['"client" is something else', 'const client = 1\nexport default { plugins: [] }'],
])('a config stays as it is where %s', (why, text) => {
  expect(edited(text)).toContain(why)
})
