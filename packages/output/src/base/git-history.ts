import type * as ChildProcess from 'node:child_process'
import { createRequire } from 'node:module'
import { parse } from 'node:path'

// Loaded when the history is asked, which most runs never do.
const require = createRequire(import.meta.url)

/** The texts that files had in the commits of a project. */
export type GitHistory = {
  /** The texts of a path, the newest first, each once; none where there is no history, or no git. */
  readonly textsOf: (path: string) => readonly string[]
}

/** Commits that are looked through, and versions of one file. */
const MOST_COMMITS = 5000
const MOST_VERSIONS = 200

const OBJECT = /^[0-9a-f]{40,64}$/

/** Nothing that a repository may configure is run: no hook, pager, filter, monitor or signature check, and nothing is fetched. */
const QUIET = [
  ...['--no-pager', '--no-replace-objects', '--literal-pathspecs'],
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'log.showSignature=false', 'core.pager=cat'].flatMap((setting) => ['-c', setting]),
]

/** Opens the history of the repository that a folder is in. Git is asked when a text is wanted. */
export function createGitHistory(root: string): GitHistory {
  let versions: ReadonlyMap<string, readonly string[]> | undefined
  return {
    textsOf(path) {
      versions ??= versionsIn(root)
      const objects = versions.get(path) ?? []
      return objects.length === 0 ? [] : contentsOf(git(root, ['cat-file', '--batch'], objects.map((id) => `${id}\n`).join('')))
    },
  }
}

/** The objects of each path below a folder, the newest first. */
function versionsIn(root: string): ReadonlyMap<string, readonly string[]> {
  const format = ['--format=', '--raw', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '-z', '--relative']
  const parts = git(root, ['log', `--max-count=${MOST_COMMITS}`, ...format, '--', '.']).toString('utf8').split('\0')
  const versions = new Map<string, string[]>()
  for (let i = 0; i + 1 < parts.length; ) {
    // `:<mode> <mode> <object> <object> <status>`, then the path.
    const [, , , object = ''] = /^\s*:/.test(parts[i] ?? '') ? (parts[i] ?? '').trim().split(' ') : []
    if (!OBJECT.test(object)) {
      i++
      continue
    }
    const path = parts[i + 1] ?? ''
    const known = versions.get(path)
    if (!known) versions.set(path, [object])
    else if (known.length < MOST_VERSIONS && !known.includes(object)) known.push(object)
    i += 2
  }
  return versions
}

/** Reads what `cat-file --batch` prints: a line with the size before each content. */
function contentsOf(output: Buffer): string[] {
  const texts: string[] = []
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at)
    if (end === -1) break
    const size = /^\S+ blob (\d+)$/.exec(output.toString('latin1', at, end))?.[1]
    at = end + 1
    // A file that was removed has no object, and then there is no content.
    if (size === undefined) continue
    texts.push(output.toString('utf8', at, at + Number(size)))
    at += Number(size) + 1
  }
  return texts
}

/** What git prints; empty where it fails. It starts in the root of the file system, where nothing passes for git itself. */
function git(root: string, args: readonly string[], input = ''): Buffer {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)))
  const { spawnSync } = require('node:child_process') as typeof ChildProcess
  const done = spawnSync('git', [...QUIET, '-C', root, ...args], {
    cwd: parse(root).root,
    env: { ...env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', LC_ALL: 'C' },
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: 20_000,
    maxBuffer: 256_000_000,
    windowsHide: true,
  })
  return done.status === 0 ? done.stdout : Buffer.alloc(0)
}
