import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ROOT } from './project.js'

/** Somebody at a shell who follows a page: commands run one after the other in the folder that they lead to, servers beside them. */
export type Guided = {
  /** Runs a command to its end; a server is left running, in the place of the one before. */
  readonly run: (command: string) => Promise<{ readonly status: number | null; readonly output: string }>
  readonly write: (path: string, text: string) => void
  /** Where the commands run. */
  readonly folder: () => string
  /** Where the server listens. */
  readonly url: string
  /** Starts the server anew, where one runs: it is then surely that of the files as they are. */
  readonly restart: () => Promise<void>
  /** Waits until the server answers. */
  readonly ready: () => Promise<void>
  readonly end: () => Promise<void>
}

/** What starts a server, and does not end by itself. */
const SERVES = /(?:^| )npm (?:run dev|start)$/

/**
 * An empty folder, where `npx ssot` is the command as it is built for the tests, and `npm install` gives what the tests have installed.
 *
 * @param more of the environment, beside that of this process
 */
export async function guidedFolder(more: Readonly<Record<string, string>> = {}): Promise<Guided> {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'ssot-guide-')))
  const bin = join(scratch, 'bin')
  const npm = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim()
  const ssot = `exec "${process.execPath}" "${join(ROOT, 'packages/cli/bin/ssot.cjs')}" "$@"\n`
  const scripts = {
    ssot,
    npx: `shift\n${ssot}`,
    npm: `case "$1" in install|ci) [ -e node_modules ] || ln -s "${join(ROOT, 'e2e/node_modules')}" node_modules; exit;; esac\nexec "${npm}" "$@"\n`,
  }
  mkdirSync(bin)
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}`)
    chmodSync(join(bin, name), 0o755)
  }
  const port = await freePort()
  const { npm_config_user_agent: _, NODE_PATH: __, FORCE_COLOR: ___, ...own } = process.env
  const author = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' }
  const engine = join(ROOT, 'tooling/prisma-offline/bin/schema-engine.mjs')
  const env = { ...own, ...author, ...more, NO_COLOR: '1', PORT: String(port), PRISMA_SCHEMA_ENGINE_BINARY: engine, SSOT_CACHE_DIR: join(scratch, 'cache'), PATH: `${bin}:${own['PATH'] ?? ''}` }
  let folder = scratch
  let server: ChildProcess | undefined
  const stop = async () => {
    const ended = server && new Promise((done) => server?.once('exit', done))
    if (server?.pid !== undefined && server.exitCode === null) {
      process.kill(-server.pid, 'SIGTERM')
      await ended
    }
    server = undefined
  }
  const url = `http://127.0.0.1:${port}`
  let served: { readonly command: string; readonly cwd: string } | undefined
  const serve = async () => {
    await stop()
    if (served) server = spawn('sh', ['-c', `exec ${served.command.replace(/^([A-Z_]+=\S* )+/, 'env $&')}`], { cwd: served.cwd, env, detached: true, stdio: 'ignore' })
  }
  return {
    url,
    folder: () => folder,
    async run(command) {
      const to = /^cd (\S+)$/.exec(command)?.[1]
      if (to !== undefined) folder = join(folder, to)
      if (SERVES.test(command)) {
        served = { command, cwd: folder }
        await serve()
        return { status: 0, output: '' }
      }
      const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder === scratch || to === undefined ? folder : scratch, env, encoding: 'utf8' })
      return { status, output: stdout + stderr }
    },
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    },
    restart: serve,
    async ready() {
      for (let tries = 0; tries < 600; tries += 1) {
        const answers = await fetch(`${url}/health/ready`).then(({ ok }) => ok, () => false)
        if (answers) return
        await new Promise((done) => setTimeout(done, 100))
      }
      throw new Error('The server is not ready.')
    },
    async end() {
      await stop()
      rmSync(scratch, { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => {
        done(port)
      })
    })
  })
}
