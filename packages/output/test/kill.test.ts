import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { codes, createProject } from './support/project.js'
import { EDITED, versions } from './support/versions.js'

const kills = Number(process.env['SSOT_KILLS'] ?? 20)
const child = fileURLToPath(new URL('./support/alternate.ts', import.meta.url))

const timeout = 30_000 + kills * 5_000

test('a run that is killed at any moment leaves whole files, and the next one completes', { timeout }, async () => {
  const project = createProject()
  project.put('.gitignore', '# mine\n*.log\n')
  project.run(versions.b)
  project.put(EDITED, `${project.get(EDITED)}// an edit\n`)
  const b = (project.run(versions.a), project.run(versions.b), project.tree())
  const a = (project.run(versions.a), project.tree())
  const own = (path: string) => path.startsWith('.ssot/')

  let landed = 0
  for (let i = 0; i < kills; i++) {
    await killDuringWrite(project.root)
    const tree = project.tree()
    if (readdirSync(join(project.root, '.ssot')).some((name) => name.startsWith('tmp-'))) landed++
    const paths = new Set([...Object.keys(a), ...Object.keys(b), ...Object.keys(tree)].filter((path) => !own(path)))
    for (const path of paths) expect([a[path], b[path]], path).toContain(tree[path])
    // Every other time the next child finds the ruins, and is killed over them.
    if (i % 2 === 0) continue
    const [version, clean] = i % 4 === 1 ? [versions.a, a] : [versions.b, b]
    expect(codes(project.run(version)).filter((code) => code !== 'output/merged')).toEqual([])
    expect(project.tree()).toEqual(clean)
  }
  console.info(`${landed} of ${kills} kills landed while files were written`)
  expect(landed).toBeGreaterThan(0)
})

/** Starts a child that writes one version over the other without end, and kills it within the time one writing takes. */
async function killDuringWrite(root: string): Promise<void> {
  const process = spawn('node', ['--conditions=dev', '--import', 'tsx', child, root], { stdio: ['ignore', 'pipe', 'pipe'] })
  const faults: Buffer[] = []
  process.stderr.on('data', (data: Buffer) => faults.push(data))
  const duration = await new Promise<number>((resolve, reject) => {
    process.stdout.once('data', (data: Buffer) => resolve(Number(data.toString())))
    process.once('exit', () => reject(new Error(`The child ended by itself: ${Buffer.concat(faults).toString()}`)))
  })
  const exited = new Promise((resolve) => process.once('close', resolve))
  await setTimeout(Math.random() * duration * 2)
  process.kill('SIGKILL')
  await exited
}
