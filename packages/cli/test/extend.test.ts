import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderWith, pathsIn, ssot, write } from './run-ssot.js'

const SCHEMA = `
generator client {
  provider = "prisma-client"
}

datasource db {
  provider = "sqlite"
}

model BlogPost {
  id Int @id
}

model Index {
  id Int @id
}

/// @hidden
model Audit {
  id Int @id
}
`

const INDEX = `import { defineExtensions } from '../gen/extensions.js'

/** What this project adds to its models. */
export const extensions = defineExtensions({})
`

/** What of a generated project the command looks at. */
const project = (files: { readonly [path: string]: string } = {}) =>
  folderWith({
    'prisma/schema.prisma': SCHEMA,
    'src/gen/extensions.ts': '',
    'src/extensions/index.ts': INDEX,
    'src/app.ts': 'createApp({ extensions })\n',
    ...files,
  })

const text = (folder: string, path: string) => readFileSync(join(folder, path), 'utf8')
const jsonOf = (out: string) => JSON.parse(out) as { ok: boolean; files: unknown[]; diagnostics: { code: string; message: string; help?: string }[] }

describe('ssot extend', () => {
  test('writes the extension and registers it, and once it is there says so', () => {
    const folder = project()
    const first = ssot(folder, ['extend', 'BlogPost'])
    expect([first.code, first.out]).toEqual([0, 'create src/extensions/blog-post.ts\nupdate src/extensions/index.ts\n1 created, 1 updated.\n'])
    expect(text(folder, 'src/extensions/index.ts')).toBe(
      INDEX.replace("extensions.js'\n", "extensions.js'\nimport { blogPost } from './blog-post.js'\n").replace('{})', '{ blogPost })'),
    )
    expect(text(folder, 'src/extensions/blog-post.ts')).toContain("export const blogPost = defineExtension('blogPost', {\n")
    expect(text(folder, 'src/extensions/blog-post.ts')).toContain('POST /api/blog-posts/:id/check')

    const before = pathsIn(folder).map((path) => [path, path.endsWith('.ts') && text(folder, path)])
    const again = ssot(folder, ['extend', 'blogpost'])
    expect([again.code, again.out]).toEqual([0, 'BlogPost has an extension already: src/extensions/blog-post.ts.\n'])
    expect(pathsIn(folder).map((path) => [path, path.endsWith('.ts') && text(folder, path)])).toEqual(before)
  })

  test('shows what it would do, and does nothing', () => {
    const folder = project()
    const { code, out } = ssot(folder, ['extend', 'BlogPost', '--dry-run'])
    expect([code, out]).toEqual([0, 'create src/extensions/blog-post.ts\nupdate src/extensions/index.ts\n1 would be created, 1 would be updated.\n'])
    expect(text(folder, 'src/extensions/index.ts')).toBe(INDEX)
    expect(pathsIn(folder)).not.toContain('src/extensions/blog-post.ts')
  })

  test('keeps a file that is there, and registers it', () => {
    const folder = project({ 'src/extensions/blog-post.ts': '// ours\n' })
    expect(jsonOf(ssot(folder, ['extend', 'BlogPost', '--json']).out)).toMatchObject({
      ok: true,
      files: [{ path: 'src/extensions/blog-post.ts', action: 'keep' }, { path: 'src/extensions/index.ts', action: 'update' }],
      diagnostics: [],
    })
    expect(text(folder, 'src/extensions/blog-post.ts')).toBe('// ours\n')
  })

  test('writes no file for an extension that is registered from elsewhere', () => {
    const folder = project({ 'src/extensions/index.ts': INDEX.replace('{})', '{ blogPost: {} })') })
    expect(ssot(folder, ['extend', 'BlogPost']).code).toBe(0)
    expect(pathsIn(folder)).not.toContain('src/extensions/blog-post.ts')
  })

  test('tells what to add to an index that it cannot change', () => {
    const index = INDEX.replace('{})', '{ ...more })')
    const folder = project({ 'src/extensions/index.ts': index })
    const { code, out } = ssot(folder, ['extend', 'BlogPost', '--json'])
    const [found] = jsonOf(out).diagnostics
    expect([code, found?.code, found?.help]).toEqual([0, 'cli/extension-by-hand', expect.stringContaining("import { blogPost } from './blog-post.js'")])
    expect(text(folder, 'src/extensions/index.ts')).toBe(index)
    expect(pathsIn(folder)).toContain('src/extensions/blog-post.ts')
  })

  test('makes an index where there is none, and tells what the application needs', () => {
    const folder = folderWith({ 'prisma/schema.prisma': SCHEMA, 'src/gen/extensions.ts': '', 'src/app.ts': 'createApp({})\n' })
    const { code, out } = ssot(folder, ['extend', 'BlogPost', '--json'])
    expect([code, jsonOf(out).diagnostics.map((found) => found.code)]).toEqual([0, ['cli/extensions-unused']])
    expect(text(folder, 'src/extensions/index.ts')).toBe(`import { defineExtensions } from '../gen/extensions.js'
import { blogPost } from './blog-post.js'

/** What this project adds to its models. */
export const extensions = defineExtensions({ blogPost })
`)
  })

  test('never takes the index for the file of a model', () => {
    const folder = project()
    expect(ssot(folder, ['extend', 'Index']).code).toBe(0)
    expect(text(folder, 'src/extensions/index.ts')).toContain("import { index } from './index-extension.js'")
  })

  test.each([
    ['no model', [], 'cli/model-unnamed', ''],
    ['a model that is misspelt', ['BlogPots'], 'cli/unknown-model', 'Did you mean "BlogPost"?'],
    ['a model that the API does not show', ['Audit'], 'cli/model-unexposed', '@hidden'],
    ['two models', ['BlogPost', 'Index'], 'cli/surplus-word', ''],
  ])('refuses %s', (_, words, code, help) => {
    const folder = project()
    const run = ssot(folder, ['extend', ...words, '--json'])
    const [found] = jsonOf(run.out).diagnostics
    expect([run.code, found?.code, found?.help]).toEqual([2, code, expect.stringContaining(help)])
    expect(pathsIn(folder)).not.toContain('src/extensions/blog-post.ts')
  })

  test('refuses a folder without a generated project, and one that a link leads to', () => {
    const bare = folderWith({ 'prisma/schema.prisma': SCHEMA })
    expect(ssot(bare, ['extend', 'BlogPost', '--json']).out).toContain('cli/project-missing')
    const elsewhere = folderWith({})
    const linked = folderWith({ 'prisma/schema.prisma': SCHEMA, 'src/gen/extensions.ts': '' })
    symlinkSync(elsewhere, join(linked, 'src/extensions'))
    const { code, out } = ssot(linked, ['extend', 'BlogPost', '--json'])
    expect([code, out]).toEqual([2, expect.stringContaining('cli/out-unusable')])
    expect(pathsIn(elsewhere)).toEqual([])
  })

  test('says how it is used', () => {
    const { out } = ssot(project(), ['extend', '--help'])
    expect(out).toContain('Usage: ssot extend <model> [flags]')
    expect(out).toContain('ssot extend Post --dry-run')
  })
})

test('what it writes stays in the project that --out names', () => {
  const folder = folderWith({ 'prisma/schema.prisma': SCHEMA })
  write(folder, 'api/src/gen/extensions.ts', '')
  expect(ssot(folder, ['extend', 'BlogPost', '--out', 'api']).out).toBe('create api/src/extensions/blog-post.ts\ncreate api/src/extensions/index.ts\n2 created.\n')
})
