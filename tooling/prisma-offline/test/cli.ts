import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { schemaEngineBinary } from '../src/index.mjs'
import type { Provider } from '../src/contract.mjs'
import { blog } from './schemas.js'

const prisma = path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js')

/** What a command printed (both streams, without colours) and its exit code. */
export type Ran = { readonly code: number; readonly output: string }

/** A user's project in `folder`: schema, config, and perhaps the migrations of another one. */
export const cliProject = ({ folder, provider, migrationsOf }: { folder: string; provider: Provider; migrationsOf?: string }) => {
  const write = (extra = ''): void => {
    mkdirSync(path.join(folder, 'prisma'), { recursive: true })
    writeFileSync(path.join(folder, 'prisma/schema.prisma'), blog(provider, extra).map((file) => file.text).join(''))
  }
  write()
  const migrations = 'prisma/migrations'
  if (migrationsOf) cpSync(path.join(migrationsOf, migrations), path.join(folder, migrations), { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(path.join(folder, 'prisma.config.ts'), `export default {
  schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' }, datasource: { url: process.env['DATABASE_URL'] },
}\n`)
  return { folder, write }
}

/** Runs the real `prisma <args>` with the stand-in engine, in a folder that knows nothing of this repository. Never rejects. */
export const prismaCli = ({ folder, url, args }: { folder: string; url: string; args: readonly string[] }): Promise<Ran> =>
  new Promise((resolve) => {
    const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1', NO_COLOR: '1', FORCE_COLOR: '0' }
    const env = { ...process.env, ...quiet, DATABASE_URL: url, PRISMA_SCHEMA_ENGINE_BINARY: schemaEngineBinary }
    execFile(process.execPath, [prisma, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr })
    })
  })
