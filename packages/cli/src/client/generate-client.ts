import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { SourceFile } from '@ssot-codegen/core'
import type * as Registry from '@prisma/client-generator-registry'
import type * as Internals from '@prisma/internals'
import { STAMP } from './stamp.js'

// CommonJS, and not of the kind whose exports Node can see from outside.
const require = createRequire(import.meta.url)

/** What Prisma has against the schema, in its own words. */
export class PrismaFault extends Error {
  override readonly name = 'PrismaFault'
}

/**
 * Generates the Prisma client in this process: no engine, no network.
 *
 * @param schema the files in Prisma 7 form, with our generator as their only one
 * @param folder where the client is written, absolute; other than the schema says, so that it can be put in place whole
 * @param stamp what the stamp file in it says
 * @throws PrismaFault when Prisma refuses
 */
export async function generateClient({
  schema,
  folder,
  stamp,
}: {
  schema: readonly SourceFile[]
  folder: string
  stamp: string
}): Promise<void> {
  const { getGenerators, processSchemaResult } = require('@prisma/internals') as typeof Internals
  const { defaultRegistry } = require('@prisma/client-generator-registry') as typeof Registry
  try {
    const schemas = schema.map(({ path, text }): [string, string] => [path, text])
    const schemaContext = await processSchemaResult({
      schemaResult: { schemaPath: folder, schemaRootDir: folder, schemas },
      printLoadMessage: false,
    })
    for (const generator of schemaContext.generators) generator.output = { value: folder, fromEnvVar: null }
    const options = {
      schemaContext,
      registry: defaultRegistry.toInternal(),
      printDownloadProgress: false,
      skipDownload: true,
      noEngine: true,
    }
    const generators = await getGenerators({ ...options, cliCommand: 'generate', version: engineVersion() })
    try {
      for (const generator of generators) await generator.generate()
    } finally {
      for (const generator of generators) generator.stop()
    }
  } catch (error) {
    throw new PrismaFault(saidBy(error))
  }
  writeFileSync(join(folder, STAMP), stamp)
}

/** The version of the engines this Prisma belongs to, as `prisma generate` writes it into the client. */
function engineVersion(): string {
  const prisma = createRequire(require.resolve('@prisma/internals'))
  const module: unknown = prisma('@prisma/engines-version')
  return typeof module === 'object' && module !== null && 'enginesVersion' in module ? String(module.enginesVersion) : ''
}

function saidBy(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return stripVTControlCharacters(text).trim()
}
