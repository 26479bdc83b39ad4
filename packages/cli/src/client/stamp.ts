import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { SourceFile } from '@ssot-codegen/core'

/** Where the generated client is, relative to the project's root. */
export const CLIENT = 'src/gen/prisma'

/**
 * The file inside the client's folder that says what it was made from. By its extension `prisma generate` deletes it
 * with the rest, so that it never speaks for a client that somebody else made.
 */
export const STAMP = 'ssot-stamp.prisma'

/** What the client would be made from: the schema in Prisma 7 form, and the version of Prisma. */
export function stampOf(schema: readonly SourceFile[]): string {
  const hash = createHash('sha256')
  for (const part of [prismaVersion(), ...schema.flatMap((file) => [file.path, file.text])]) hash.update(`${part.length}:${part}`)
  return `// What the client beside this file was generated from: sha256:${hash.digest('hex')}\n`
}

/** What the client on disk was made from; undefined where there is none of ours. */
export function stampOn(out: string): string | undefined {
  try {
    return readFileSync(join(out, CLIENT, STAMP), 'utf8')
  } catch {
    return undefined
  }
}

/** Read from the manifest: loading Prisma takes longer than all the rest. */
function prismaVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('@prisma/internals/package.json')
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}
