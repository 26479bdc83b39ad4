// Installs the packed packages into an empty npm project and follows a newcomer's steps, to a request that is answered.
import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { guideFiles } from './guide-files.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
if (!existsSync(join(root, 'packages/cli/dist/index.d.cts'))) throw new Error('The packages are not built. Run `pnpm build` first.')
const scratch = mkdtempSync(join(tmpdir(), 'ssot-packed-'))
const engine = join(root, 'tooling/prisma-offline/bin/schema-engine.mjs')
const started = performance.now()

function run(what, command, args, options = {}) {
  console.log(`· ${what}: ${command} ${args.join(' ')} (${Math.round((performance.now() - started) / 1000)} s)`)
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', ...options, env: { ...process.env, ...options.env } })
  if (status !== 0) throw new Error(`${what} ended with ${status}:\n${stdout}${stderr}`)
  return stdout
}

/** A plugin's package builds, tests, is listed and runs before anybody edits it. */
function makePlugin(home, tarballs) {
  const ssot = join(home, 'node_modules/.bin/ssot')
  const folder = join(home, 'ssot-plugin-hello')
  run('make a plugin', ssot, ['plugins', 'new', 'hello'], { cwd: home })
  // No registry has this version; what it needs besides comes from there, and installing builds.
  const core = readdirSync(tarballs).find((file) => /^ssot-codegen-core-\d/.test(file))
  run('install and build it', 'npm', ['install', '--save-dev', join(tarballs, core)], { cwd: folder })
  run('test it', 'npm', ['test'], { cwd: folder })
  const isListed = (cwd, active) => {
    const { plugins } = JSON.parse(run('list it', ssot, ['plugins', 'list', '--json'], { cwd }))
    if (plugins.find(({ name }) => name === 'hello')?.active !== active) throw new Error(`the plugin is not listed in ${cwd}: ${JSON.stringify(plugins)}`)
  }
  isListed(folder, false)
  run('install it in a project', 'npm', ['install', '--save-dev', folder], { cwd: home })
  isListed(home, false)
  run('add it', ssot, ['plugins', 'add', 'hello'], { cwd: home })
  isListed(home, true)
  run('generate with it', ssot, ['generate', '--schema', 'schema.prisma', '--out', 'with-hello'], { cwd: home })
  const text = readFileSync(join(home, 'with-hello/src/gen/hello/models.ts'), 'utf8')
  if (!text.includes("Author: ['id'")) throw new Error(`the plugin wrote something else:\n${text}`)
  rmSync(join(home, 'ssot.config.ts'))
}

/** An empty folder becomes a project by `ssot init`, and the guide's own files go through all its checks. */
async function initProject(home, tarballs) {
  const ssot = join(home, 'node_modules/.bin/ssot')
  run('start a project', ssot, ['init', 'shop', '--framework', 'express', '--database', 'sqlite', '--plugins', 'openapi,client'], { cwd: home })
  const shop = join(scratch, 'shop')
  renameSync(join(home, 'shop'), shop)
  // No registry has this version, which the manifest names.
  run('install it', 'npm', ['install', '--save-dev', ...readdirSync(tarballs).map((file) => join(tarballs, file))], { cwd: shop })
  copyFileSync(join(shop, '.env.example'), join(shop, '.env'))
  run('extend it', 'npx', ['ssot', 'extend', 'Post'], { cwd: shop })
  for (const { path, text } of guideFiles()) writeFileSync(join(shop, path), text)
  run('generate it', 'npx', ['ssot', 'generate'], { cwd: shop })
  run('make its tables', 'npm', ['run', 'db:push'], { cwd: shop, env: { PRISMA_SCHEMA_ENGINE_BINARY: engine } })
  for (const script of ['typecheck', 'lint', 'test', 'build']) run(`${script} it`, 'npm', ['run', script], { cwd: shop })
  run('ask the doctor', 'npx', ['ssot', 'doctor'], { cwd: shop })
  run('check it', 'npx', ['ssot', 'generate', '--check'], { cwd: shop })
  await answerOf('serve it', shop, 'start', { NODE_ENV: 'production', API_KEY: 'key' })
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
      headers: { 'content-type': 'application/json', ...(env?.API_KEY !== undefined && { authorization: `Bearer ${env.API_KEY}` }) },
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
  makePlugin(home, tarballs)
  await initProject(home, tarballs)
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
