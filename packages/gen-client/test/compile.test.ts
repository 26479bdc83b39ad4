// Shows that the client of every fixture and every real schema compiles strictly, with the library of browsers and nothing of Node,
// under each TypeScript; and that the methods of each resource take what its types speak of. SSOT_DEEP=1 runs each compiler on all.
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { generate, parseSchema } from '@ssot-codegen/core'
import { corpus, fixtures, type TestSchema } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { client } from '../src/index.js'

const deep = process.env['SSOT_DEEP'] === '1'
const real = corpus('prisma-7')
/** The clients of fixtures are compiled with their projects, too (`e2e/test/compile.test.ts`). */
const schemas = deep || real.length === 0 ? [...fixtures(), ...real] : real
/** Without one for MongoDB, which is refused. */
const written: string[] = []
const root = mkdtempSync(join(tmpdir(), 'ssot-client-'))
const tooling = (name: string) => fileURLToPath(new URL(`../../../tooling/${name}/node_modules/typescript/bin/tsc`, import.meta.url))
const own = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc')

const OPTIONS = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
  module: 'NodeNext',
  moduleResolution: 'NodeNext',
  types: [],
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
}

beforeAll(() => {
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module' }))
  for (const schema of schemas) writeClient(schema)
}, 300_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Writes the client for a schema, and a program that calls each of its resources. */
function writeClient({ name, files }: TestSchema): void {
  const { schema } = parseSchema(files)
  if (!schema) return
  written.push(name)
  const output = generate(schema, [project(), api({ access: 'public' }), express(), client()], { runtime: loadRuntime })
  const isOurs = (path: string) => /^src\/gen\/(?:runtime\/)?client\//.test(path)
  const made = output.files.filter(({ path }) => isOurs(path))
  const program = { path: 'src/calls.ts', text: callsOf(made) }
  for (const { path, text } of [...made, program]) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true })
    // It is Node's to run.
    if (!path.endsWith('write-package.ts')) writeFileSync(join(root, name, path), text)
  }
}

/** Calls of every list with all that it can include and be ordered by, first relations and those behind them. */
function callsOf(files: readonly { readonly path: string; readonly text: string }[]): string {
  const members = new Map([...(files.find(({ path }) => path.endsWith('/client.ts'))?.text ?? '').matchAll(/^ {4}'?([^':]+)'?: (\S+)\(transport\),$/gm)].map(([, member, factory]) => [factory, member]))
  const calls = files.flatMap(({ text }) => {
    const factory = /^export function ([^(]+)\(/m.exec(text)?.[1] ?? ''
    if (!text.includes('    list,')) return []
    const relations = [.../^ {6}relations: \{\n([^}]*)\}/m.exec(text)?.[1]?.matchAll(/^ {8}'?([^':]+)'?: /gm) ?? []].map(([, relation = '']) => relation)
    const order = /^ {6}order:\s*\|? ?'([^']+)'/m.exec(text)?.[1]
    const include = relations.slice(0, 10).map((relation) => `'${relation}'`).join(', ')
    const request = `{ ${order === undefined ? '' : `orderBy: ['-${order}'], `}${include === '' ? '' : `include: [${include}]`} }`
    const reads = relations.slice(0, 10).map((relation) => `data[0]?.['${relation}']`).join(', ')
    return [`  { const { data } = await client['${members.get(factory) ?? '?'}'].list(${request}); seen.push(data[0], ${reads}) }`]
  })
  return `import { createClient } from './gen/client/index.js'\nconst client = createClient({ baseUrl: '' })\nexport async function calls(): Promise<unknown[]> {\n  const seen: unknown[] = [client]\n${calls.join('\n')}\n  return seen\n}\n`
}

/** As many as an older compiler, which takes ten times as long, is given in the ordinary run. */
const FEW = 3

describe.each([
  ['TypeScript 7', tooling('typescript-7')],
  ['TypeScript 6', tooling('typescript-6')],
  ['TypeScript 5.9', own],
])('%s', (name, compiler) => {
  const all = deep || name === 'TypeScript 7'
  test(`finds nothing in the clients of ${all ? 'all schemas' : 'a few schemas'}`, { timeout: 600_000 }, async () => {
    const config = join(root, `tsconfig.${name.replaceAll(' ', '-')}.json`)
    const compiled = all ? written : written.slice(0, FEW)
    writeFileSync(config, JSON.stringify({ compilerOptions: OPTIONS, include: compiled.map((folder) => `${folder}/src`) }))
    const run = promisify(execFile)(process.execPath, [compiler, '-p', config, '--listFiles', ...(name === 'TypeScript 7' ? ['--singleThreaded'] : [])], { maxBuffer: 1e9 })
    const { stdout } = await run.catch((error: unknown) => error as { stdout: string })
    expect(stdout.split('\n').filter((line) => line.includes('error TS')).slice(0, 20)).toEqual([])
    expect(stdout.match(/[\\/]src[\\/]calls\.ts$/gm)?.length).toBe(compiled.length)
  })
})
