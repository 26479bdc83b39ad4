import { lstatSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './process.js'
import { STATE } from './state-folder.js'

const HOUR = 3_600_000

/** Removes what killed runs left. The folder of a run that is still alive stays; after an hour nobody believes that. */
export function sweep(root: string): void {
  const state = join(root, STATE)
  if (lstatSync(state, { throwIfNoEntry: false })?.isDirectory() !== true) return
  for (const name of readdirSync(state)) {
    const run = /^tmp-(?:(\d+)-)?/.exec(name)
    if (!run) continue
    const path = join(state, name)
    const age = Date.now() - (lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (age > HOUR || !isOther(Number(run[1] ?? 0))) rmSync(path, { recursive: true, force: true })
  }
}

/** Whether another process of that id is alive. */
function isOther(id: number): boolean {
  return id !== 0 && id !== process.pid && isAlive(id)
}
