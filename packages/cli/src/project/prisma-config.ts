import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NAMES = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ending) => `prisma.config.${ending}`)

/**
 * The schema that `prisma.config.ts` in the folder names, as Prisma 7 reads it. The file is read and not run: it asks for variables of
 * an environment that a generator has not.
 *
 * @returns undefined where none is named, or by other means than text, or where what is named is not there
 */
export function schemaInPrismaConfig(folder: string): string | undefined {
  for (const name of NAMES) {
    const text = textOf(join(folder, name))
    if (text === undefined) continue
    const schema = schemaNamedIn(text)
    return schema !== undefined && existsSync(join(folder, schema)) ? schema : undefined
  }
  return undefined
}

const COMMENTS = /\/\*[^]*?\*\/|(?:^|\s)\/\/.*$/gm
// `schema: 'prisma'`, or `schema: path.join('prisma', 'schema')`, also from the folder of the file.
const SCHEMA = /[{,]\s*schema\s*:\s*(?:(?:path\.)?(?:join|resolve)\(([^()]*)\)|(['"`][^'"`]*['"`]))/
const PART = /^(['"`])([^'"`$\\]+)\1$/
const FOLDERS: ReadonlySet<string> = new Set(['__dirname', 'import.meta.dirname'])

function schemaNamedIn(text: string): string | undefined {
  const [, joined, alone = ''] = SCHEMA.exec(text.replace(COMMENTS, '')) ?? []
  const written = (joined ?? alone).split(',').map((part) => part.trim()).filter((part) => part !== '')
  const named = written.filter((part, i) => i > 0 || !FOLDERS.has(part))
  const parts = named.flatMap((part) => PART.exec(part)?.[2] ?? [])
  return parts.length > 0 && parts.length === named.length ? parts.join('/') : undefined
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
