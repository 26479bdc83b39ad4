import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs git in a folder, as somebody and without the configuration of this machine. */
export function git(root: string, ...args: string[]): string {
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.org', '-c', 'commit.gpgsign=false', '-c', 'core.autocrlf=false']
  return execFileSync('git', [...who, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  })
}

/** Three texts by lines. */
type ThreeTexts = { readonly base: readonly string[]; readonly theirs: readonly string[]; readonly ours: readonly string[] }

/** How many conflicts `git merge-file` leaves of three texts. */
export function gitConflicts({ base, theirs, ours }: ThreeTexts): number {
  const folder = mkdtempSync(join(tmpdir(), 'git-merge-'))
  const put = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), lines.map((line) => `${line}\n`).join(''))
    return join(folder, name)
  }
  try {
    const { status } = spawnSync('git', ['merge-file', '-p', '-q', put('theirs', theirs), put('base', base), put('ours', ours)])
    if (status === null || status > 127) throw new Error('git merge-file failed')
    return status
  } finally {
    rmSync(folder, { recursive: true })
  }
}
