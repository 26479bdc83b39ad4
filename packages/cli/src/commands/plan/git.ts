import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { dirname, parse } from 'node:path'
import { TextDecoder } from 'node:util'
import { pathWithin } from '../../project/schema-source.js'

/** Files of a revision, or why there are none. */
export type FromGit = { readonly files: readonly { readonly inside: string; readonly text: string }[] } | { readonly fault: 'git' | 'schema'; readonly why: string } | { readonly fault: 'revision'; readonly isShallow: boolean }

/** Nothing is fetched: what a repository says of where from, and how, may be any command. */
const ENVIRONMENT = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', LC_ALL: 'C' }

/**
 * The schema as it was in a revision: the same path, in the repository that it is in.
 *
 * @param path of the schema, a file or a folder, absolute
 */
export function schemaInGit(path: string, isFolder: boolean, revision: string): FromGit {
  const real = realpathSync(path)
  const folder = isFolder ? real : dirname(real)
  // It starts in the root of the file system, where nothing passes for git itself.
  const git = (...args: string[]) => spawnSync('git', ['-C', folder, ...args], { cwd: parse(folder).root, maxBuffer: 256 * 1024 * 1024, env: { ...process.env, ...ENVIRONMENT } })
  const top = git('rev-parse', '--show-toplevel')
  if (top.error) return { fault: 'git', why: 'git is not installed' }
  if (top.status !== 0) return { fault: 'git', why: refusal(textOf(top.stderr)) }
  const inside = pathWithin(realpathSync(textOf(top.stdout).replace(/\r?\n$/, '')), real) ?? ''
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)
  if (commit.status !== 0) {
    const isShallow = () => textOf(git('rev-parse', '--is-shallow-repository').stdout).trim() === 'true'
    return revision === 'HEAD' ? { fault: 'git', why: 'the repository has no commit' } : { fault: 'revision', isShallow: isShallow() }
  }
  const id = textOf(commit.stdout).trim()
  // Named literally: a path may hold what git takes for a pattern.
  const listed = git('--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', id, '--', inside)
  const entries = textOf(listed.stdout).split('\0').flatMap((line) => {
    const [, mode, object = '', name = ''] = /^(\d+) blob ([0-9a-f]+)\t([^]*)$/.exec(line) ?? []
    // A link is not followed: what it leads to may be in no revision.
    return mode === '100644' || mode === '100755' ? [{ object, name }] : []
  })
  const wanted = isFolder ? entries.filter(({ name }) => name.endsWith('.prisma')) : entries.filter(({ name }) => name === inside)
  if (wanted.length === 0) return { fault: 'schema', why: inside }
  const files = wanted.map(({ object, name }) => {
    const content = git('cat-file', 'blob', object)
    return { inside: isFolder ? name.slice(inside === '' ? 0 : inside.length + 1) : '', text: content.status === 0 ? textOf(content.stdout) : undefined }
  })
  const whole = files.filter((file): file is { inside: string; text: string } => file.text !== undefined)
  return whole.length === files.length ? { files: whole } : { fault: 'git', why: 'the repository holds only a part of that revision, and nothing is fetched' }
}

/** Why git shows no repository: there is none, or it is somebody else's, as in a container. */
function refusal(said: string): string {
  const [, why = ''] = /^fatal: (.+)/m.exec(said) ?? []
  return why === '' || why.startsWith('not a git repository') ? 'the schema is in no repository' : `git says "${why}"`
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
