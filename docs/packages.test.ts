import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { AnyPlugin } from '@ssot-codegen/core'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { optionsOf } from '../packages/cli/src/plugins/options.js'

const folder = new URL('../packages/', import.meta.url)
const packages = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/package.json`, folder)))
const readme = (name: string) => readFileSync(new URL(`${name}/README.md`, folder), 'utf8')
const generators = packages.filter((name) => name.startsWith('gen-'))

test.each(packages)('%s has a page for those who find it in a registry: what it is, and how it is installed', (name) => {
  const page = readme(name)
  expect(page.split('\n')[0]).toBe(`# @ssot-codegen/${name}`)
  expect(page).toMatch(new RegExp(`^npm install --save-dev .*@ssot-codegen/${name}\\b`, 'm'))
  for (const [, path = ''] of page.matchAll(/`(docs\/[a-z-]+\.md)`/g)) expect(existsSync(new URL(`../${path}`, folder)), path).toBe(true)
})

test.each(generators)('the page of %s has its options, as it declares them', async (name) => {
  const member = name.slice('gen-'.length)
  const generator = (await import(`@ssot-codegen/${name}`)) as { readonly [member: string]: () => { readonly plugin: AnyPlugin } } // its own plugin is there by its name
  const rows = optionsOf(generator[member]?.().plugin as AnyPlugin).map((option) => `| \`${option.name}\` | ${shown(option.default)}| ${option.doc} |`)
  expect(readme(name).split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows)
  expect(readme(name).includes('It takes no options.')).toBe(rows.length === 0)
})

function shown(value: unknown): string {
  return value === null ? '' : `\`${JSON.stringify(value).replaceAll(/([:,])(?=\S)/g, '$1 ')}\` `
}

describe('what the pages show as code', () => {
  const blocks = packages.flatMap((name) => [...readme(name).matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, text = '']) => ({ name, text })))

  test('is there', () => {
    expect(new Set(blocks.map(({ name }) => name))).toEqual(new Set(packages))
  })

  test('is without type errors', { timeout: 180_000 }, () => {
    const at = fileURLToPath(new URL('./', import.meta.url))
    const texts = new Map(blocks.map(({ name, text }) => [`${at}${name}.ts`, text]))
    expect(typeErrors(texts)).toEqual([])
    expect(typeErrors(new Map([[`${at}wrong.ts`, "import { nothing } from '@ssot-codegen/core'\n"]]))).toHaveLength(1)
  })
})

function typeErrors(texts: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2023, customConditions: ['dev'], types: ['node'] }
  const host = ts.createCompilerHost(options)
  const own = { exists: host.fileExists.bind(host), read: host.readFile.bind(host) }
  host.fileExists = (path) => texts.has(path) || own.exists(path)
  host.readFile = (path) => texts.get(path) ?? own.read(path)
  const program = ts.createProgram([...texts.keys()], options, host)
  // Of the blocks alone: the packages are checked where they are.
  const found = [...texts.keys()].flatMap((path) => [...program.getSyntacticDiagnostics(program.getSourceFile(path)), ...program.getSemanticDiagnostics(program.getSourceFile(path))])
  return found.map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}
