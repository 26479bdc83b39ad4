import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A `package.json` as read: its content is not to be trusted. */
export type Manifest = { readonly [key: string]: unknown }

/** The manifest in the folder; undefined where there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, ''))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** The schema that the manifest in the folder names, as Prisma 6 reads it. */
export function schemaInManifest(folder: string): string | undefined {
  const prisma = readManifest(folder)?.['prisma']
  const schema = typeof prisma === 'object' && prisma !== null && 'schema' in prisma ? prisma.schema : undefined
  return typeof schema === 'string' ? schema : undefined
}
