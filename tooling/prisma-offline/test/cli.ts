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

/** A user's project in `folder`, outside this repository: schema, config, and the real `prisma` command with the stand-in engine. */
export const cliProject = ({ folder, provider, migrationsOf }: { folder: string; provider: Provider; migrationsOf?: string }) => {
  const write = (extra = ''): void => {
    mkdirSync(path.join(folder, 'prisma'), { recursive: true })
    writeFileSync(path.join(folder, 'prisma/schema.prisma'), blog(provider, extra).map((file) => file.text).join(''))
  }
  write()
  if (migrationsOf) cpSync(path.join(migrationsOf, 'prisma/migrations'), path.join(folder, 'prisma/migrations'), { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n')
  writeFileSync(path.join(folder, 'prisma.config.ts'), `export default {
  schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' }, datasource: { url: process.env['DATABASE_URL'] },
}\n`)
  return { folder, write }
}

/** Runs `prisma <args>` in a project. Never rejects. */
export const prismaCli = ({ folder, url, args }: { folder: string; url: string; args: readonly string[] }): Promise<Ran> =>
  new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: url, PRISMA_SCHEMA_ENGINE_BINARY: schemaEngineBinary, PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1', NO_COLOR: '1', FORCE_COLOR: '0' }
    execFile(process.execPath, [prisma, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, output: stdout + stderr })
    })
  })
