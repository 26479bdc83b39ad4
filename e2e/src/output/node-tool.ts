import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** What a tool said, and how long it took. */
export type Said = { readonly code: number | null; readonly text: string; readonly ms: number }

/** Those that wait for a core. */
const waiting: (() => void)[] = []
let free = Math.max(2, availableParallelism())

/**
 * Runs Node in a folder. As many run at once as there are cores; the time does not count the wait.
 *
 * @param args of Node: options, a script, what the script takes
 * @returns when it has ended, well or not
 */
export async function runTool(args: readonly string[], folder: string): Promise<Said> {
  if (free > 0) free--
  else await new Promise<void>((go) => waiting.push(go))
  const start = performance.now()
  try {
    return await new Promise((done, failed) => {
      const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
      let text = ''
      const take = (chunk: Buffer) => void (text += chunk.toString())
      child.stdout.on('data', take)
      child.stderr.on('data', take)
      child.once('error', failed)
      child.once('close', (code) => done({ code, text, ms: performance.now() - start }))
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else free++
  }
}
