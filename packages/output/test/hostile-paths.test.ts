import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPlan, DiskChangedError, planOutput } from '../src/index.js'
import { file, json, scaffold } from './support/output.js'
import { actions, codes, createProject, treeOf } from './support/project.js'

const refused = [
  ...['', '/etc/passwd', 'a//b', 'a/', './a', 'a/./b', '../a', 'a/../../b', '..', '.', 'C:/a', 'a:b', 'a\\b', '..\\a'],
  ...['a*', 'a?', 'a|b', '<a>', 'a\u0000b', 'a\nb', 'a\u001b[2J', 'a\u202eb', 'a\ud800', 'a'.repeat(256), 'é'.repeat(128)],
  ...['.git/hooks/post-checkout', 'a/.GIT/config', '.g\u200cit/config', 'git~1/config', 'x/Git~12/a', '.git./a', '.git /a'],
  ...['CON', 'con.ts', 'a/NUL.tar.gz', 'com1', 'LPT9.txt', 'COM¹', 'conin$', 'aux .ts', 'a./b', 'a /b', 'a.'],
  ...[`${'ab/'.repeat(400)}a`, '.ssot/manifest.json', '.SSOT/tmp-1/a'],
]

describe('a path', () => {
  test.each(refused)('%j is refused, and nothing is written', (path) => {
    const project = createProject()
    const files = { files: [file(path, 'x'), file('ok.ts', 'x')] }
    for (const output of [files, { files: [scaffold(path, 'x')] }, { documents: [json({ a: 1 }, path)] }]) {
      expect(codes(project.run(output))).toEqual(['output/path'])
      expect(treeOf(dirname(project.root))).toEqual({})
    }
  })

  const fine = ['a.ts', 'src/[id].ts', '.env.example', 'a/.gitkeep', 'console.ts', 'com.ts', 'nullable/a.ts', 'a b/ü.ts', 'git~a']
  test.each(fine)('%j is fine', (path) => {
    expect(codes(createProject().run({ files: [file(path, 'x')] }))).toEqual([])
  })

  test('never leads out of the root', () => {
    const segment = fc.oneof(
      fc.constantFrom('..', '.', '', 'a', 'b', '.git', 'src', '/', '\\', 'C:', '~', '\0', 'NUL', 'link', 'out'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    )
    const path = fc.array(segment, { maxLength: 5 }).map((s) => s.join('/'))
    const managedRoots = fc.array(path, { maxLength: 2 })
    fc.assert(
      fc.property(fc.array(path, { maxLength: 4 }), managedRoots, fc.boolean(), (paths, roots, force) => {
        const project = createProject()
        const outside = join(dirname(project.root), 'outside')
        mkdirSync(outside)
        symlinkSync(outside, join(project.root, 'link'))
        const files = paths.map((p, i) => file(p, String(i)))
        project.run({ files, documents: [json({ a: 1 }, paths[0])] }, { force, managedRoots: roots })
        expect(treeOf(outside)).toEqual({})
        expect(Object.keys(treeOf(dirname(project.root))).filter((p) => !p.startsWith('project/'))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})

test.each([
  [['src/a.ts', 'src/A.ts'], 'output/collision'],
  [['src/\u00e9.ts', 'src/e\u0301.ts'], 'output/collision'],
  [['Src/a.ts', 'src/b.ts'], 'output/collision'],
  [['a.ts', 'a.ts'], 'output/collision'],
  [['a', 'a/b'], 'output/file-and-directory'],
  [['a/b', 'A'], 'output/file-and-directory'],
])('%j cannot both be written', (paths, code) => {
  const project = createProject()
  expect(codes(project.run({ files: paths.map((p) => file(p, 'x')) }))).toContain(code)
  expect(project.tree()).toEqual({})
})

describe('on disk', () => {
  const output = { files: [file('src/gen/a.ts', 'a\n')] }

  test('a symbolic link on the way, or in the place, is refused by force too', () => {
    for (const [link, isTarget] of [['src', false], ['src/gen', false], ['src/gen/a.ts', true], ['.ssot', false]] as const) {
      const project = createProject()
      const outside = mkdtempSync(join(tmpdir(), 'output-test-'))
      if (link !== '.ssot') mkdirSync(join(outside, 'gen'))
      mkdirSync(dirname(join(project.root, link)), { recursive: true })
      symlinkSync(isTarget ? join(outside, 'dangling') : outside, join(project.root, link))
      expect(codes(project.run({ ...output, documents: [json({ a: 1 })] }, { force: true }))).toContain('output/symlink')
      expect(treeOf(outside)).toEqual({})
      rmSync(outside, { recursive: true })
    }
  })

  test('a link that appears between plan and writing is refused', () => {
    const project = createProject()
    const outside = mkdtempSync(join(tmpdir(), 'output-test-'))
    const plan = project.plan(output)
    symlinkSync(outside, join(project.root, 'src'))
    expect(() => applyPlan(plan)).toThrow(DiskChangedError)
    expect(treeOf(outside)).toEqual({})
    rmSync(outside, { recursive: true })
  })

  test('pruning does not follow a link', () => {
    const project = createProject()
    const other = createProject()
    other.run({ files: [file('lib/x.ts', 'x\n')] })
    mkdirSync(join(project.root, 'src/gen'), { recursive: true })
    symlinkSync(join(other.root, 'lib'), join(project.root, 'src/gen/lib'))
    project.run({})
    expect(existsSync(join(other.root, 'lib/x.ts'))).toBe(true)
    expect(existsSync(join(project.root, 'src/gen/lib/x.ts'))).toBe(true)
  })

  test('a case twin, a directory in the place, a file on the way are named', () => {
    const project = createProject()
    project.put('src/Gen/x.ts', '')
    project.put('docs/a.md/x', '')
    project.put('lib', '')
    const plan = project.run({ files: [file('docs/a.md', 'a'), file('lib/a.ts', 'a'), ...output.files] })
    expect(codes(plan)).toEqual(['output/not-a-file', 'output/not-a-directory', 'output/case-twin'])
    expect(Object.keys(project.tree())).toEqual(['docs/a.md/x', 'lib', 'src/Gen/x.ts'])
  })

  test('a scaffold that the user made a link or directory is theirs', () => {
    const project = createProject()
    symlinkSync('nowhere', join(project.root, 'README.md'))
    mkdirSync(join(project.root, 'seed.ts'))
    const plan = project.run({ files: [scaffold('README.md', 'a'), scaffold('seed.ts', 'a')] })
    expect(actions(plan)).toEqual({ 'README.md': 'keep', 'seed.ts': 'keep' })
  })

  test('a root that is a file is refused', () => {
    const project = createProject()
    project.put('file', '')
    expect(codes(planOutput(join(project.root, 'file'), { files: [file('a.ts', '')], documents: [] }))).toEqual(['output/root'])
  })
})
