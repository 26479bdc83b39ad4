import { spawnSync } from 'node:child_process'

/** Runs git in a folder, as somebody. */
export function git(folder: string, ...args: readonly string[]): void {
  const done = spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
}

/** Makes a repository of a folder, with all that is in it committed. */
export function committed(folder: string): void {
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'first')
}
