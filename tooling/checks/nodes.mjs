// Runs the built command and the demo under every Node that is supported: the oldest of each line that has one, and the newest of the
// others. The output is the same under all of them, and nothing but how long each phase took is said on standard error. SSOT_NODES="22.12.0 24" takes those alone,
// --sampled one of them, another one each hour.
import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ALL = (process.env.SSOT_NODES ?? '20.19.0 22.12.0 24 26').split(' ')
const VERSIONS = process.argv.includes('--sampled') ? [ALL[Math.floor(Date.now() / 3_600_000) % ALL.length]] : ALL
const root = fileURLToPath(new URL('../../', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'ssot-nodes-'))

function run(what, command, args, options = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: root, ...options })
  if (status !== 0) throw new Error(`${what} ended with ${status}:\n${stdout}${stderr}`)
  return { stdout, stderr }
}

/** The folder with the `node` of a version, as the registry's package of that name has it. */
function install(version) {
  const home = join(scratch, `node-${version}`)
  mkdirSync(home)
  run(`Installing Node ${version}`, 'npm', ['install', '--prefix', home, '--no-audit', '--no-fund', `node@${version}`])
  return join(home, 'node_modules/node/bin')
}

/** A hash of all files below a folder but the cache, with their paths. */
function hashOf(folder) {
  const hash = createHash('sha256')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  for (const path of paths.filter((path) => !path.startsWith('.ssot/cache/') && statSync(join(folder, path)).isFile()).sort()) hash.update(`${path}\0`).update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}

try {
  const hashes = new Set()
  for (const version of VERSIONS) {
    const started = performance.now()
    const bin = install(version)
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }
    const node = join(bin, 'node')
    // The folder's name is the project's.
    const out = join(scratch, version, 'api')
    const args = [join(root, 'packages/cli/bin/ssot.cjs'), 'generate', '--no-prisma-client', '--schema', 'examples/blog/prisma/schema.prisma', '--out', out]
    for (const again of [false, true]) {
      const { stderr } = run(`Generating under Node ${version}`, node, args, { env: { ...env, SSOT_CACHE_DIR: join(scratch, `cache-${version}`) } })
      const said = stderr.split('\n').filter((line) => !/^(?:\w+ \d+ ms)?$/.test(line))
      if (said.length > 0) throw new Error(`Under Node ${version} ${again ? 'an unchanged run' : 'a run'} says on standard error:\n${said.join('\n')}`)
    }
    hashes.add(hashOf(out))
    if (hashes.size > 1) throw new Error(`Under Node ${version} the output is another one.`)
    run(`The demo under Node ${version}`, node, ['--conditions=dev', '--import', 'tsx', 'tooling/demo/src/demo.ts', '--once'], { env })
    const { stdout } = run('Asking for the version', node, ['--version'], { env })
    console.log(`✓ Node ${stdout.trim()}: generated, unchanged, demo (${Math.round((performance.now() - started) / 1000)} s)`)
  }
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
