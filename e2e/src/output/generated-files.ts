import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'

/** A file of a generated project. */
export type GeneratedFile = {
  /** From the project's root, with `/`. */
  readonly path: string
  readonly text: string
}

/** What Prisma makes and keeps in order itself. */
const PRISMAS = 'src/gen/prisma/'

/** All files of a project that are made by us, by path. */
export function generatedFiles(folder: string): GeneratedFile[] {
  return paths(folder)
    .filter((path) => !path.startsWith(PRISMAS))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

/** The models that the project's Prisma client serves: Prisma writes a file for each. */
export function clientModels(folder: string): string[] {
  return paths(join(folder, PRISMAS, 'models')).map((path) => path.replace(/\.ts$/, ''))
}

function paths(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).split(sep).join('/').replace(/^\//, ''))
    .filter((path) => !/^(?:node_modules|\.ssot\/cache)\//.test(path))
    .sort()
}
