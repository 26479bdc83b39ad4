// Builds the command as it is published, before any test: a run from its sources takes five times the processor time, and
// the tests start it some hundred times.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

const tsup = join(dirname(createRequire(import.meta.url).resolve('tsup/package.json')), 'dist/cli-default.js')

/** The command, and the package that it does not have in it, for plugins import that one too. */
const BUILT = ['core', 'cli'].map((name) => fileURLToPath(new URL(`../../packages/${name}`, import.meta.url)))

export default async function setup(project: TestProject): Promise<void> {
  const build = async (): Promise<void> => {
    await Promise.all(BUILT.map(buildPackage))
  }
  await build()
  project.onTestsRerun(build)
}

/** Other runs in this checkout may be reading: each file takes its place whole, and one that is as it was stays. */
async function buildPackage(folder: string): Promise<void> {
  const dist = join(folder, 'dist')
  mkdirSync(dist, { recursive: true })
  const fresh = mkdtempSync(join(folder, 'node_modules/.dist-'))
  try {
    await runTsup(folder, ['--out-dir', fresh, '--no-dts', '--silent'])
    for (const name of readdirSync(fresh)) {
      if (textOf(join(dist, name)) !== textOf(join(fresh, name))) renameSync(join(fresh, name), join(dist, name))
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

async function runTsup(cwd: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [tsup, ...args], { cwd, stdio: 'inherit' })
  const code = await new Promise<number | null>((done, failed) => child.once('error', failed).once('close', done))
  if (code !== 0) throw new Error(`tsup ended with ${String(code)} in ${cwd}.`)
}
