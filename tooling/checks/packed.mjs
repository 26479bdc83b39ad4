// Installs the packed packages into an empty npm project and follows a newcomer's steps, to a request that is answered.
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'ssot-packed-'))
const engine = join(root, 'tooling/prisma-offline/bin/schema-engine.mjs')
const started = performance.now()

function run(what, command, args, options = {}) {
  console.log(`· ${what}: ${command} ${args.join(' ')} (${Math.round((performance.now() - started) / 1000)} s)`)
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options, env: { ...process.env, ...options.env } })
  if (status !== 0) throw new Error(`${what} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}

async function answerOf(what, folder, script, env) {
  console.log(`· ${what}: npm run ${script}`)
  const server = spawn('npm', ['run', script], { cwd: folder, detached: true, env: { ...process.env, PORT: '0', ...env } })
  try {
    let log = ''
    const url = await new Promise((resolve, reject) => {
      const take = (chunk) => {
        log += chunk
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0]
        if (found) resolve(found)
      }
      server.stdout.on('data', take)
      server.stderr.on('data', take)
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${log}`)))
      setTimeout(() => reject(new Error(`the server did not listen in time:\n${log}`)), 30_000).unref()
    })
    const response = await fetch(`${url}/api/authors`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: `${script}@example.com`, name: script }),
    })
    const text = await response.text()
    if (response.status !== 201) throw new Error(`${what}: POST /api/authors was answered ${response.status}: ${text}`)
    console.log(`  POST /api/authors → ${response.status} ${text}`)
  } finally {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    process.kill(-server.pid, 'SIGTERM')
    await ended
  }
}

try {
  const tarballs = join(scratch, 'tarballs')
  const home = join(scratch, 'home')
  const api = join(home, 'api')
  mkdirSync(tarballs)
  mkdirSync(home)
  for (const name of readdirSync(join(root, 'packages'))) {
    run(`pack ${name}`, 'npx', ['-y', 'pnpm@10.34.9', 'pack', '--pack-destination', tarballs], { cwd: join(root, 'packages', name) })
  }
  writeFileSync(join(home, 'package.json'), '{ "name": "home", "private": true }\n')
  copyFileSync(join(root, 'examples/blog/prisma/schema.prisma'), join(home, 'schema.prisma'))
  run('install', 'npm', ['install', ...readdirSync(tarballs).map((file) => join(tarballs, file))], { cwd: home })
  run('generate', 'npx', ['ssot', 'generate', '--schema', 'schema.prisma', '--out', 'api'], { cwd: home })
  run('check', 'npx', ['ssot', 'generate', '--schema', 'schema.prisma', '--out', 'api', '--check'], { cwd: home })
  // The generated project stands alone: nothing above it may help.
  const alone = join(scratch, 'api')
  cpSync(api, alone, { recursive: true })
  run('install the project', 'npm', ['install'], { cwd: alone })
  copyFileSync(join(alone, '.env.example'), join(alone, '.env'))
  run('make the tables', 'npm', ['run', 'db:push'], { cwd: alone, env: { PRISMA_SCHEMA_ENGINE_BINARY: engine } })
  await answerOf('develop', alone, 'dev')
  run('typecheck', 'npm', ['run', 'typecheck'], { cwd: alone })
  run('lint', 'npm', ['run', 'lint'], { cwd: alone })
  run('test', 'npm', ['test'], { cwd: alone })
  run('build', 'npm', ['run', 'build'], { cwd: alone })
  await answerOf('serve what was built', alone, 'start')
  console.log(`✓ The packed packages work in an empty project (${Math.round((performance.now() - started) / 1000)} s).`)
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
