import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSchema } from '@ssot-codegen/core'
import { appFile } from './app-file.js'
import { namesOf } from './names.js'
import { routerFile } from './router-file.js'
import { schemaFile } from './schema-file.js'

const base = fileURLToPath(new URL('../../handwritten/', import.meta.url))

/** What both projects have alike: their settings, the schema, and the Prisma client. */
const SHARED = ['package.json', 'tsconfig.json', 'vitest.config.ts', 'prisma.config.ts', 'prisma', 'src/gen/prisma']

/**
 * Writes what a careful person would have written for the schema: the same endpoints with Express, Prisma and Zod, and
 * nothing generated but the Prisma client. Two files are written for each model, in the manner of one who types them.
 *
 * @param generated the project to compare with, for the files that both have alike
 */
export function writeHandwritten(folder: string, generated: string): void {
  cpSync(base, folder, { recursive: true })
  for (const path of SHARED) cpSync(join(generated, path), join(folder, path), { recursive: true })
  const text = readFileSync(join(generated, 'prisma/schema.prisma'), 'utf8')
  const { schema } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error('The schema has faults.')
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const model of schema.models) {
    write(`src/${namesOf(model).folder}/schema.ts`, schemaFile(model))
    write(`src/${namesOf(model).folder}/router.ts`, routerFile(model))
  }
  write('src/app.ts', appFile(schema.models))
}
