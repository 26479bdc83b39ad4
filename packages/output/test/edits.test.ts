import { chmodSync, existsSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { conflictsOf, isFresh } from '../src/index.js'
import { git } from './support/git.js'
import { file } from './support/output.js'
import { actions, codes, createProject, type Project } from './support/project.js'

const PATH = 'src/gen/post.ts'
const BASE = '.ssot/bases/src/gen/post.ts.txt'
const BESIDE = '.ssot/conflicts/src/gen/post.ts'

const lines = (...values: (string | number)[]) => values.map((value, i) => `export const line${i} = ${value}\n`).join('')
const post = (...values: (string | number)[]) => ({ files: [file(PATH, lines(...values))] })
const first = post(0, 0, 0, 0, 0)

/** A project with a file that was generated and then edited. */
function edited(edit: (text: string) => string, output = first): Project {
  const project = createProject()
  project.run(output)
  project.put(PATH, edit(project.get(PATH)))
  return project
}

const bodyOf = (project: Project) => project.get(PATH).split('\n').slice(2).join('\n')
const last = (text: string) => text.replace('line4 = 0', 'line4 = 9')

describe('an edited file', () => {
  test('stays as it is, and is fresh, while what is generated does', () => {
    const project = edited(last)
    const text = project.get(PATH)
    expect(isFresh(project.plan(first))).toBe(true)
    const plan = project.run(first)
    expect(codes(plan)).toEqual([])
    expect(actions(plan)).toEqual({ [PATH]: 'keep' })
    expect(project.get(PATH)).toBe(text)
    expect(project.plan(first).actions.every(({ action }) => action === 'keep')).toBe(true)
  })

  test('is merged with what is generated, again and again, and is fresh then', () => {
    const project = edited(last)
    for (const next of [post(1, 0, 0, 0, 0), post(1, 2, 0, 0, 0), post('"a"', 2, 0, 0, 0)]) {
      const plan = project.run(next)
      expect(codes(plan)).toEqual(['output/merged'])
      expect(actions(plan)).toEqual({ [PATH]: 'merge' })
      expect(bodyOf(project)).toBe(last(next.files[0]?.text ?? ''))
      expect(isFresh(project.plan(next))).toBe(true)
      expect(codes(project.run(next))).toEqual([])
    }
    // The edit taken back, it is a file as generated, and nothing is kept for it.
    project.put(PATH, project.get(PATH).replace('line4 = 9', 'line4 = 0'))
    expect(actions(project.run(post('"a"', 2, 0, 0, 0)))).toEqual({ [PATH]: 'keep' })
    expect(existsSync(join(project.root, '.ssot/bases'))).toBe(false)
  })

  test('that says what is generated now is as generated', () => {
    const project = edited(last)
    const next = post(0, 0, 0, 0, 9)
    const plan = project.run(next)
    expect(codes(plan)).toEqual([])
    const clean = createProject()
    clean.run(next)
    expect(project.tree()).toEqual(clean.tree())
  })

  test('keeps its line ends, its mark, its permissions and lines before and in the header', () => {
    const project = edited((text) => `\uFEFF// licence\n${last(text).replace('// sha256', '// between\n// sha256')}`.replaceAll('\n', '\r\n').trimEnd())
    chmodSync(join(project.root, PATH), 0o755)
    project.run(post(0, 0, 1, 0, 0))
    const text = project.get(PATH)
    expect(text.startsWith('\uFEFF// @generated ')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toContain('\n')
    expect(text.split('\r\n').slice(2).join('\n')).toBe(`// licence\n// between\n${last(lines(0, 0, 1, 0, 0))}`)
    expect(statSync(join(project.root, PATH)).mode & 0o777).toBe(0o755)
  })

  test('is put back when it was deleted', () => {
    const project = edited(last)
    rmSync(join(project.root, PATH))
    expect(actions(project.run(first))).toEqual({ [PATH]: 'create' })
    expect(bodyOf(project)).toBe(lines(0, 0, 0, 0, 0))
  })

  test('without comments is merged, too, and what does not parse then is a conflict', () => {
    const path = 'openapi.json'
    const json = (value: object) => ({ files: [file(path, `${JSON.stringify(value, null, 2)}\n`)] })
    const project = createProject()
    project.run(json({ a: 1, b: 2, c: 3, d: 4 }))
    project.put(path, project.get(path).replace('"a": 1', '"a": 9'))
    expect(actions(project.run(json({ a: 1, b: 2, c: 3, d: 5 })))).toEqual({ [path]: 'merge' })
    expect(JSON.parse(project.get(path))).toEqual({ a: 9, b: 2, c: 3, d: 5 })
    expect(isFresh(project.plan(json({ a: 1, b: 2, c: 3, d: 5 })))).toBe(true)
    expect(actions(project.run(json({ a: 1, b: 2, d: 5 })))).toEqual({ [path]: 'merge' })

    // Each side takes away one of two entries that were last, so that no comma is left over on either.
    const broken = createProject()
    broken.run(json({ a: 1, b: 2, c: [3, 4], d: 4 }))
    broken.put(path, broken.get(path).replace('"b": 2,', '"b": 2'))
    const plan = broken.run(json({ a: 1, b: 2, c: [3, 4], d: 5 }))
    expect(codes(plan)).toEqual(['output/merge-broken'])
    expect(conflictsOf(plan)).toEqual([path])
  })
})

describe('where its base is looked for', () => {
  const moved = (project: Project) => rmSync(join(project.root, '.ssot/cache'), { recursive: true })
  const next = post(1, 0, 0, 0, 0)

  test('in the snapshot of what was generated, whichever run wrote it', () => {
    const project = edited(last)
    for (let i = 0; i < 30; i++) project.run({ files: [...first.files, file('src/gen/other.ts', `export const i = ${i}\n`.repeat(9000))] })
    expect(actions(project.run(next))).toMatchObject({ [PATH]: 'merge' })
    expect(statSync(join(project.root, '.ssot/cache/generated')).size).toBeLessThan(2_500_000)
  })

  test('in the commits of the project', () => {
    const project = createProject()
    git(project.root, 'init', '-q')
    project.run(first)
    git(project.root, 'add', '.')
    git(project.root, 'commit', '-qm', 'one')
    project.put(PATH, last(project.get(PATH)))
    git(project.root, 'commit', '-qam', 'two')
    moved(project)
    expect(codes(project.run(next))).toEqual(['output/merged'])
    expect(bodyOf(project)).toBe(last(lines(1, 0, 0, 0, 0)))
  })

  test('beside the manifest, once an edit was seen', () => {
    const project = edited(last)
    project.run(first)
    moved(project)
    expect(codes(project.run(next))).toEqual(['output/merged'])
    moved(project)
    expect(codes(project.run(post(1, 2, 0, 0, 0)))).toEqual(['output/merged'])
    expect(project.get(BASE)).toContain('line1 = 2')
  })

  test('nowhere else: then two texts are in conflict, and none is guessed', () => {
    const project = edited(last)
    moved(project)
    const plan = project.run(next)
    expect(codes(plan)).toEqual(['output/no-base'])
    expect(conflictsOf(plan)).toEqual([PATH])
    // A text with another hash is no base, wherever it is.
    project.put(BASE, project.get(BESIDE).replace('line0 = 1', 'line0 = 7'))
    expect(codes(project.run(next))).toEqual(['output/no-base'])
  })

  test('by its path, when its header is gone', () => {
    const project = edited((text) => last(text).split('\n').slice(2).join('\n'))
    expect(codes(project.run(next))).toEqual(['output/merged'])
    expect(bodyOf(project)).toBe(last(lines(1, 0, 0, 0, 0)))
    expect(project.get(PATH)).toMatch(/^\/\/ @generated /)
  })

  test('never through a link', () => {
    const project = edited(last)
    const other = createProject()
    moved(project)
    symlinkSync(other.root, join(project.root, '.ssot/cache'))
    expect(() => project.run({ files: [...first.files, file('src/gen/new.ts', '')] })).toThrow('symbolic link')
    expect(other.tree()).toEqual({})
  })
})

describe('a conflict', () => {
  const next = post(0, 0, 0, 0, 5)
  const rest = file('src/gen/rest.ts', 'export const rest = 1\n')
  const output = { files: [...next.files, rest] }

  test('leaves the edit alone, puts what is generated beside it, and the rest is written', () => {
    const project = edited(last)
    const text = project.get(PATH)
    const plan = project.run(output)
    expect(codes(plan)).toEqual(['output/conflict'])
    expect(plan.diagnostics[0]?.message).toBe(`"${PATH}" stays as it was edited: an edit meets a change of what is generated.`)
    expect(plan.diagnostics[0]?.help).toContain(`--resolve ours|theirs|markers ${PATH}`)
    expect(actions(plan)).toEqual({ [PATH]: 'conflict', 'src/gen/rest.ts': 'create' })
    expect(conflictsOf(plan)).toEqual([PATH])
    expect(isFresh(plan)).toBe(false)
    expect(project.get(PATH)).toBe(text)
    expect(project.get(BESIDE)).toContain('line4 = 5')
    const before = project.tree()
    const again = project.run(output)
    expect(codes(again)).toEqual(['output/conflict'])
    expect(project.tree()).toEqual(before)
    expect(again.actions.every(({ action }) => action === 'keep' || action === 'conflict')).toBe(true)
  })

  test('counts the places, near ones as one', () => {
    const many = post(...Array.from({ length: 20 }, () => 0))
    const project = edited((text) => text.replace('line1 = 0', 'line1 = 9').replace('line3 = 0', 'line3 = 9').replace('line15 = 0', 'line15 = 9'), many)
    const plan = project.run(post(...Array.from({ length: 20 }, (_, i) => ([1, 3, 15].includes(i) ? 5 : 0))))
    expect(plan.diagnostics[0]?.message).toContain('in 2 places')
  })

  test.each([
    ['ours', lines(0, 0, 0, 0, 5)],
    ['theirs', lines(0, 0, 0, 0, 9)],
  ] as const)('ends with %s, once and for all', (how, expected) => {
    for (const paths of [undefined, new Set([PATH])]) {
      const project = edited(last)
      project.run(output)
      expect(conflictsOf(project.run(output, { resolve: { how, ...(paths && { paths }) } }))).toEqual([])
      expect(bodyOf(project)).toBe(expected)
      expect(existsSync(join(project.root, '.ssot/conflicts'))).toBe(false)
      const before = project.tree()
      expect(codes(project.run(output))).toEqual([])
      expect(codes(project.run(output, { resolve: { how, ...(paths && { paths }) } }))).toEqual([])
      expect(project.tree()).toEqual(before)
      expect(codes(project.run(post(1, 0, 0, 0, 5)))).toEqual(how === 'ours' ? [] : ['output/merged'])
    }
  })

  test('is not ended where another file is meant', () => {
    const project = edited(last)
    expect(codes(project.run(output, { resolve: { how: 'theirs', paths: new Set(['src/gen/rest.ts']) } }))).toEqual(['output/conflict'])
  })

  test('can be marked in the file, which is left alone until it is settled', () => {
    const project = edited(last)
    project.run(output)
    expect(codes(project.run(output, { resolve: { how: 'markers' } }))).toEqual(['output/markers'])
    expect(bodyOf(project)).toBe(
      `${lines(0, 0, 0, 0)}<<<<<<< yours\nexport const line4 = 9\n=======\nexport const line4 = 5\n>>>>>>> generated\n`,
    )
    const before = project.tree()
    for (const now of [output, { files: [...post(7, 0, 0, 0, 5).files, rest] }]) {
      for (const how of [undefined, 'theirs', 'markers'] as const) {
        const plan = project.run(now, how && { resolve: { how } })
        expect(codes(plan)).toEqual(['output/markers'])
        expect(conflictsOf(plan)).toEqual([PATH])
        expect(project.get(PATH)).toBe(before[PATH])
      }
    }
    project.put(PATH, project.get(PATH).replace(/<<<<<<< yours\n|=======\n[^]*>>>>>>> generated\n/g, ''))
    expect(codes(project.run({ files: [...post(7, 0, 0, 0, 5).files, rest] }))).toEqual(['output/merged'])
    expect(bodyOf(project)).toBe(lines(7, 0, 0, 0, 9))
  })

  test('without a base can be ended, too', () => {
    for (const [how, expected] of [['ours', lines(0, 0, 0, 0, 5)], ['theirs', lines(0, 0, 0, 0, 9)]] as const) {
      const project = edited(last)
      rmSync(join(project.root, '.ssot/cache'), { recursive: true })
      project.run(output)
      project.run(output, { resolve: { how } })
      expect(bodyOf(project)).toBe(expected)
      expect(codes(project.run(output))).toEqual([])
    }
  })

  test('of a formatter that went over everything is told once', () => {
    const files = ['a', 'b', 'c'].map((name) => file(`src/gen/${name}.ts`, `export function ${name}() {\n  return 'x'\n}\n`))
    const project = createProject()
    project.run({ files })
    const format = (text: string) => text.replaceAll('  ', '\t').replaceAll("'", '"').replaceAll(/(?<=")$/gm, ';')
    for (const { path } of files) project.put(path, format(project.get(path)))
    expect(codes(project.run({ files }))).toEqual([])
    const now = { files: files.map((one) => ({ ...one, text: one.text.replace("'x'", "'y'") })) }
    const plan = project.run(now)
    expect(codes(plan)).toEqual(['output/formatted'])
    expect(plan.diagnostics[0]?.message).toContain('3 generated files')
    expect(conflictsOf(plan)).toHaveLength(3)
    project.run(now, { resolve: { how: 'ours' } })
    expect(isFresh(project.plan(now))).toBe(true)
  })
})

describe('an edited file that is no longer generated', () => {
  test('stays with its base, and is merged when it is generated again', () => {
    const project = edited(last)
    project.run(first)
    expect(codes(project.run({}))).toEqual(['output/orphan-edited'])
    rmSync(join(project.root, '.ssot/cache'), { recursive: true })
    expect(codes(project.run(post(1, 0, 0, 0, 0)))).toEqual(['output/merged'])
    expect(bodyOf(project)).toBe(last(lines(1, 0, 0, 0, 0)))
  })
})
