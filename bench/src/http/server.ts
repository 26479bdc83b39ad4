import { spawn } from 'node:child_process'
import { openSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ORIGIN } from './requests.js'

/** What a process has used: the processor in microseconds, memory in bytes. */
export type Usage = { readonly cpu: number; readonly rss: number; readonly heap: number }

/** A server that runs. */
export type BenchServer = {
  readonly url: string
  readonly usage: () => Promise<Usage>
  /** Everything it has written, where that is kept. */
  readonly log: () => string
  readonly stop: () => Promise<void>
}

/** How a server is started. */
export type StartOptions = {
  readonly databaseUrl: string
  /** The file that takes what it writes; nothing does when absent. */
  readonly logFile?: string
  readonly env?: Readonly<Record<string, string>>
  /** Flags for Node. */
  readonly flags?: readonly string[]
}

const PROBE = new URL('probe.mjs', import.meta.url).href

/** Milliseconds that a server may take to answer. */
const PATIENCE = 15_000

/**
 * Starts the compiled server of a project, as in production, and waits until it answers.
 *
 * @throws Error with what it has written, when it does not
 */
export async function startBenchServer(folder: string, options: StartOptions): Promise<BenchServer> {
  const { databaseUrl, logFile, env = {}, flags = [] } = options
  const port = await freePort()
  const output = logFile === undefined ? 'ignore' : openSync(logFile, 'w')
  const child = spawn(process.execPath, ['--import', PROBE, ...flags, join(folder, 'dist/server.js')], {
    cwd: folder,
    stdio: ['ignore', output, output, 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: databaseUrl, CORS_ORIGINS: ORIGIN, ...env },
  })
  const ended = new Promise((done) => child.once('exit', done))
  const log = () => (logFile === undefined ? '' : readFileSync(logFile, 'utf8'))
  const url = `http://127.0.0.1:${port}`
  const start = performance.now()
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - start > PATIENCE) {
      child.kill('SIGKILL')
      throw new Error(`The server in ${folder} does not answer:\n${log()}`)
    }
    await setTimeout(50)
  }
  return {
    url,
    log,
    usage: () =>
      new Promise((resolve) => {
        child.once('message', resolve as (usage: unknown) => void)
        child.send('usage')
      }),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
