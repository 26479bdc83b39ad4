import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fixture } from '@ssot-codegen/fixtures'
import { writeHandwritten } from './handwritten/write.js'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the compiler is given, each with the same client and the same settings. */
export type TscProject = 'client' | 'generated' | 'handwritten'

/** The Prisma client alone, as a file that makes one and names its types. */
const CLIENT_ALONE = `import { PrismaLibSql } from '@prisma/adapter-libsql'
import { PrismaClient, type Customer, type Prisma } from './gen/prisma/client.js'

export const db = new PrismaClient({ adapter: new PrismaLibSql({ url: 'file:./dev.db' }) })

export type ModelName = Prisma.ModelName

export type { Customer }
`

/**
 * Writes the shop's three projects below a folder.
 *
 * @returns the folder of each
 */
export function writeTscProjects(below: string): Readonly<Record<TscProject, string>> {
  const folders = { client: join(below, 'client'), generated: join(below, 'generated'), handwritten: join(below, 'handwritten') }
  for (const folder of Object.values(folders)) {
    mkdirSync(join(folder, 'src/gen'), { recursive: true })
    // The packages that generated projects depend on.
    symlinkSync(join(root, 'e2e/node_modules'), join(folder, 'node_modules'), 'junction')
  }
  const bin = join(root, 'packages/cli/bin/ssot.cjs')
  const args = [bin, 'generate', '--schema', fixture('shop').path, '--out', folders.generated]
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`ssot generate ended with ${String(status)}:\n${stderr}`)
  for (const path of ['package.json', 'tsconfig.json', 'src/gen/prisma']) {
    cpSync(join(folders.generated, path), join(folders.client, path), { recursive: true })
  }
  writeFileSync(join(folders.client, 'src/main.ts'), CLIENT_ALONE)
  writeHandwritten(folders.handwritten, folders.generated)
  return folders
}
