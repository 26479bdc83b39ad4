import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inflateSync } from 'node:zlib'
import { createReport, type Diagnostic } from '@ssot-codegen/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { catalogue } from '../src/commands/plan/diagnostics.js'
import { readBefore } from '../src/commands/plan/schema-before.js'
import { committed, git } from './git-folder.js'
import { folderWith, write } from './run-ssot.js'

afterEach(() => {
  vi.unstubAllEnvs()
})

/** What is read of a schema in `schema/` of the folder; the codes of what is reported where nothing is. */
function read(folder: string, from?: string): unknown {
  const found: Diagnostic[] = []
  const path = join(folder, 'schema')
  const files = [{ path: 'schema/a.prisma', inside: 'a.prisma', text: readFileSync(join(path, 'a.prisma'), 'utf8') }]
  const before = readBefore({ cwd: folder, source: { path, isFolder: true, files }, from, report: createReport('plan', catalogue, found) })
  return before ? before.files.map((file) => [file.path, file.text]) : found.map(({ code, message }) => `${code} ${message}`)
}

describe('the schema as it was', () => {
  test('is that of the last commit, byte for byte, or of any revision; links in it are not followed', () => {
    const folder = folderWith({ 'schema/a.prisma': 'one\r\n', 'schema/b/c.prisma': 'two', 'schema/[x].prisma': 'three', 'other/d.prisma': 'four', 'schema/notes.md': 'five' })
    symlinkSync('../other/d.prisma', join(folder, 'schema/link.prisma'))
    git(folder, 'init', '-q')
    git(folder, 'config', 'core.autocrlf', 'false')
    git(folder, 'add', '.')
    git(folder, 'commit', '-qm', 'first')
    git(folder, 'tag', 'v1')
    write(folder, 'schema/a.prisma', 'changed')
    const first = (name: string) => [`${name}/[x].prisma`, `${name}/a.prisma`, `${name}/b/c.prisma`].map((path, i) => [path, ['three', 'one\r\n', 'two'][i]])
    expect(read(folder)).toEqual(first('HEAD'))
    git(folder, 'commit', '-qam', 'second')
    expect(read(folder)).toContainEqual(['HEAD/a.prisma', 'changed'])
    expect(read(folder, 'v1')).toEqual(first('v1'))
    expect(read(folder, 'HEAD~1')).toEqual(first('HEAD~1'))
  })

  test('is a file or a folder that is there', () => {
    const folder = folderWith({ 'schema/a.prisma': 'now', 'old/b.prisma': 'old', 'one.prisma': 'one' })
    expect(read(folder, 'old')).toEqual([['old/b.prisma', 'old']])
    expect(read(folder, 'one.prisma')).toEqual([['one.prisma', 'one']])
    mkdirSync(join(folder, 'empty'))
    expect(read(folder, 'empty')).toEqual([expect.stringMatching(/^plan\/before-unusable /)])
  })

  test('what cannot be read is told', () => {
    const folder = folderWith({ 'schema/a.prisma': 'now' })
    // Else the folders above count.
    vi.stubEnv('GIT_CEILING_DIRECTORIES', dirname(folder))
    expect(read(folder)).toEqual(['plan/no-git The schema as it was cannot be read from git: the schema is in no repository.'])
    git(folder, 'init', '-q')
    expect(read(folder)).toEqual(['plan/no-git The schema as it was cannot be read from git: the repository has no commit.'])
    committed(folder)
    expect(read(folder, 'v9')).toEqual(['plan/unknown-revision There is no file, folder or revision "v9".'])
    const shallow = join(folder, 'shallow')
    git(folder, 'clone', '-q', '--depth', '1', pathToFileURL(folder).href, shallow)
    expect(read(shallow, 'v9')).toEqual(['plan/unknown-revision There is no file, folder or revision "v9", and the clone is a shallow one.'])
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1')
    expect(read(folder, 'v9')).toEqual([expect.stringMatching(/^plan\/no-git .*: git says "detected dubious ownership in repository at .*"\.$/)])
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', undefined)
    expect(read(folder, '--all')).toEqual(['plan/unknown-revision There is no file, folder or revision "--all".'])
    git(folder, 'rm', '-rq', '--cached', 'schema')
    git(folder, 'commit', '-qm', 'gone', '--allow-empty')
    expect(read(folder)).toEqual(['plan/schema-not-there The schema "schema" is not in revision "HEAD".'])
    vi.stubEnv('PATH', join(folder, 'nowhere'))
    expect(read(folder)).toEqual(['plan/no-git The schema as it was cannot be read from git: git is not installed.'])
  })

  test('is not fetched, however a repository says it were', () => {
    const folder = folderWith({ 'schema/a.prisma': 'now' })
    committed(folder)
    const promised: readonly (readonly [string, string])[] = [
      ['core.repositoryformatversion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::touch ${join(folder, 'ran')}`],
      ['protocol.ext.allow', 'always'],
    ]
    for (const setting of promised) git(folder, 'config', ...setting)
    const objects = join(folder, '.git/objects')
    for (const path of readdirSync(objects, { recursive: true, encoding: 'utf8' }).filter((name) => /^..[\\/].{38}$/.test(name))) {
      if (inflateSync(readFileSync(join(objects, path))).toString('latin1').startsWith('blob ')) rmSync(join(objects, path))
    }
    expect(read(folder)).toEqual(['plan/no-git The schema as it was cannot be read from git: the repository holds only a part of that revision, and nothing is fetched.'])
    expect(existsSync(join(folder, 'ran'))).toBe(false)
  })
})
