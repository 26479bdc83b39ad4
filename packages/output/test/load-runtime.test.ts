import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { loadRuntime } from '../src/index.js'
import { createProject } from './support/project.js'

test('a runtime folder is its source files, sorted, and the versions its package names', () => {
  const project = createProject()
  project.put('package.json', '{"dependencies":{"zod":"^4.0.0","odd":1},"devDependencies":{"@types/express":"^5.0.0"}}')
  project.put('runtime/b.ts', 'b')
  project.put('runtime/a/z.ts', 'z')
  project.put('runtime/a-b.ts', 'ab')
  project.put('runtime/readme.md', '')
  symlinkSync(join(project.root, 'package.json'), join(project.root, 'runtime/link.ts'))
  expect(loadRuntime(pathToFileURL(`${project.root}/runtime/`))).toEqual({
    files: [
      { path: 'a-b.ts', text: 'ab' },
      { path: 'a/z.ts', text: 'z' },
      { path: 'b.ts', text: 'b' },
    ],
    manifest: { dependencies: { zod: '^4.0.0' }, devDependencies: { '@types/express': '^5.0.0' } },
  })
  expect(() => loadRuntime(pathToFileURL(`${project.root}/gone/`))).toThrow('ENOENT')
})
