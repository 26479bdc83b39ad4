import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { prismaSevenForm, type SourceFile } from '@ssot-codegen/core'
import { readManifest } from '../../project/manifest.js'
import { packageFolder } from '../../project/package-folder.js'

/** The SQL from one schema to another, or why there is none. */
export type EngineAnswer = { readonly script: string } | { readonly fault: string }

/** How long the engine may take, in milliseconds: it may have to be downloaded. */
const PATIENCE = 120_000

/**
 * Asks the engine of the project's own Prisma for the SQL that leads from one schema to another. No database is touched.
 *
 * @param from folders in which Prisma may be installed, absolute, the likeliest first
 */
export function askEngine(before: readonly SourceFile[], now: readonly SourceFile[], from: readonly string[]): EngineAnswer {
  const prisma = from.map((folder) => packageFolder('prisma', folder)).find((folder) => folder !== undefined)
  const version = prisma === undefined ? undefined : readManifest(prisma)?.['version']
  const entry = prisma === undefined ? '' : join(prisma, 'build/index.js')
  if (prisma === undefined || !existsSync(entry)) return { fault: 'the package "prisma" is not installed in the project.' }
  if (typeof version !== 'string' || !version.startsWith('7.')) return { fault: `Prisma 7 is needed, and ${String(version)} is installed.` }
  const folder = mkdtempSync(join(tmpdir(), 'ssot-plan-'))
  try {
    for (const [name, files] of [['before', before], ['now', now]] as const) {
      mkdirSync(join(folder, name))
      // Numbered: what files are called in a repository is not to be trusted, and does not matter.
      prismaSevenForm(files, { clientOutput: '../client' }).forEach(({ text }, i) => writeFileSync(join(folder, name, `${i}.prisma`), text))
    }
    const args = [entry, 'migrate', 'diff', '--from-schema', join(folder, 'before'), '--to-schema', join(folder, 'now'), '--script']
    const done = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', timeout: PATIENCE, maxBuffer: 256 * 1024 * 1024, env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1', NO_COLOR: '1' } })
    if (done.error) return { fault: `Prisma could not be run: ${done.error.message}.` }
    return done.status === 0 ? { script: done.stdout } : { fault: firstLine(done.stderr) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function firstLine(said: string): string {
  return stripVTControlCharacters(said).split('\n').map((line) => line.trim()).find((line) => line !== '') ?? 'Prisma says nothing of why.'
}
