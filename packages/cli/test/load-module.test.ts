import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { loadModule } from '../src/config/load-module.js'
import { folderWith, write } from './run-ssot.js'

async function load(files: { readonly [path: string]: string }) {
  const folder = folderWith(files)
  const path = join(folder, 'a.ts')
  return loadModule({ path, text: readFileSync(path, 'utf8'), cwd: folder })
}

describe('a TypeScript module', () => {
  it('is loaded with its types, enums, relative imports and import.meta', async () => {
    const loaded = await load({
      'a.ts': `import { name } from './lib/b.js'\nimport data from './d.json' with { type: 'json' }
        import { z } from 'zod'
        enum E { One = 'one' }
        export default { name, one: E.One, data, dir: import.meta.dirname, own: await import('./lib/c.mjs') } satisfies object`,
      'lib/b.ts': `import { c } from './c'\nexport const name: string = c`,
      'lib/c.mjs': `export const c = "it's"`,
      'd.json': '{ "a": 1 }',
    })
    expect(loaded).toMatchObject({ exports: { default: { name: "it's", one: 'one', data: { a: 1 }, own: { c: "it's" } } } })
  })

  it('is a fault with its place when it does not parse or imports what is not there', async () => {
    const syntax = await load({ 'a.ts': `const é = '😀'\nconst b = ;` })
    expect(syntax).toMatchObject({ fault: { at: { file: 'a.ts', start: 25 } } })
    expect(await load({ 'a.ts': `import './gone.js'` })).toMatchObject({
      fault: { message: 'Cannot find the file "./gone.js".', at: { start: 8 } },
    })
    expect(await load({ 'a.ts': `import gone from 'gone-package'\nexport default gone` })).toMatchObject({
      fault: { message: 'Cannot find package "gone-package".', at: { start: 18 } },
    })
    const half = { 'node_modules/half/package.json': '{ "name": "half", "exports": { ".": "./gone.js" } }' }
    for (const name of ['half', 'half/inner']) {
      const { fault } = (await load({ ...half, 'a.ts': `import '${name}'` })) as { fault: { message: string } }
      expect(fault.message).toMatch(/^Cannot find "half.+node_modules\/half/)
      expect(fault.message).not.toMatch(/[ '"]\//)
    }
    expect(await load({ 'a.ts': `import './b'`, 'b.ts': `import './a'` })).toMatchObject({
      fault: { message: expect.stringContaining('circle') as string },
    })
  })

  it('is a fault where it threw, without a loader between Node and us', () => {
    const folder = folderWith({ 'a.ts': `import './b.js'`, 'b.ts': `type A = 1\n\nthrow new Error('no')` })
    expect(loadInPlainNode(join(folder, 'a.ts'), folder)).toMatchObject({
      fault: { message: 'no', source: { path: 'b.ts' }, at: { file: 'b.ts', start: 18 } },
    })
  })
})

/** Loads a module in a process of its own: the loaders that tests run under compile everything once more. */
function loadInPlainNode(path: string, cwd: string): unknown {
  const own = fileURLToPath(new URL('../node_modules/', import.meta.url))
  const root = mkdtempSync(join(own, '.load-module-'))
  try {
    const files = ['config/load-module', 'config/stack-frames', 'config/origin', 'config/compile-cached', 'config/compile', 'config/resolve-import', 'cache/cache-folder', 'cache/digest', 'project/display-path']
    // What the cache takes of that package, for which nothing has to be built.
    const output = ['make-folder', 'error-code'].map((file) => ({ file: `output/${file}`, from: `../../output/src/${file}.ts` }))
    for (const { file, from } of [...files.map((file) => ({ file, from: `../src/${file}.ts` })), ...output]) {
      const source = readFileSync(new URL(from, import.meta.url), 'utf8').replace("'@ssot-codegen/output'", "'../output/make-folder.js'")
      const { outputText } = ts.transpileModule(source, {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true },
      })
      write(root, `${file}.js`, outputText)
    }
    write(root, 'package.json', '{ "type": "module" }')
    const script = `import { readFileSync } from 'node:fs'
      import { loadModule } from ${JSON.stringify(join(root, 'config/load-module.js'))}
      const [path, cwd] = process.argv.slice(1)
      console.log(JSON.stringify(await loadModule({ path, text: readFileSync(path, 'utf8'), cwd })))`
    return JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', script, path, cwd], { encoding: 'utf8' }),
    ) as unknown
  } finally {
    rmSync(root, { recursive: true })
  }
}
