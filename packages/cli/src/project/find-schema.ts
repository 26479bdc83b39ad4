import { existsSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { schemaInManifest } from './manifest.js'
import { schemaInPrismaConfig } from './prisma-config.js'

/** Where Prisma looks for a schema that nothing names. */
export const DEFAULT_SCHEMAS: readonly string[] = ['prisma/schema.prisma', 'prisma/schema', 'schema.prisma']

/**
 * The schema of the project in a folder, by its path from there: the one that Prisma's config names, or the manifest, or that is where
 * Prisma looks.
 */
export function schemaOf(folder: string): string | undefined {
  const named = schemaInPrismaConfig(folder) ?? schemaInManifest(folder)
  return named === undefined ? DEFAULT_SCHEMAS.find((path) => existsSync(join(folder, path))) : normalize(named).replaceAll('\\', '/')
}
