import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DEFAULT_SCHEMAS, schemaOf } from '../project/find-schema.js'
import { readManifest } from '../project/manifest.js'
import { digestOf } from './digest.js'
import { packageFingerprint } from './package-fingerprint.js'

/** Everything a run read, as digests: with all of it as it was, the run would come to the same. */
export type InputState = {
  /** By absolute path; null: there was no such file. */
  readonly files: { readonly [path: string]: string | null }
  /** The Prisma files below folders, by absolute path of the folder. */
  readonly folders: { readonly [path: string]: readonly string[] }
  /** Where projects have their schemas, by absolute path of their folder. */
  readonly schemas: { readonly [folder: string]: string | null }
  /** By absolute path of the package's folder. */
  readonly packages: { readonly [folder: string]: string | null }
  /** Of the environment; null: it was not set. */
  readonly variables: { readonly [name: string]: string | null }
}

/** Notes what a run reads, while it does. */
export type Inputs = {
  /** A file with the content that was read; undefined: it was not there. */
  readonly file: (path: string, content: string | undefined) => void
  /** A file that something else reads, whatever is in it. */
  readonly readFile: (path: string) => void
  /** A folder of Prisma files, with their paths inside. */
  readonly folder: (path: string, files: readonly string[]) => void
  /** Where the project in a folder has its schema; undefined: it has none. */
  readonly schemaIn: (folder: string, schema: string | undefined) => void
  /** A package whose code is run, by its folder. */
  readonly package: (folder: string) => void
  /** A file of a package. */
  readonly packageOf: (path: string) => void
  readonly variable: (name: string, value: string | undefined) => void
  /** The run depends on something that cannot be noted. */
  readonly unknown: () => void
  /** What was noted; undefined where that is not all. */
  readonly state: () => InputState | undefined
  /** The files and folders among it, and where schemas are looked for; absolute. */
  readonly paths: () => readonly string[]
}

/** Begins to note. */
export function createInputs(): Inputs {
  const files = new Map<string, string | undefined>()
  const digests = new Map<string, string | null>()
  const folders = new Map<string, readonly string[]>()
  const schemas = new Map<string, string | null>()
  const packages = new Set<string>()
  const variables = new Map<string, string | null>()
  let isWhole = true
  return {
    file: (path, content) => void files.set(path, content),
    readFile: (path) => void digests.set(path, digestOfFile(path) ?? null),
    folder: (path, names) => void folders.set(path, names),
    schemaIn: (folder, schema) => void schemas.set(folder, schema ?? null),
    package: (folder) => void packages.add(folder),
    packageOf: (path) => {
      const folder = packageAbove(path)
      if (folder === undefined) isWhole = false
      else packages.add(folder)
    },
    variable: (name, value) => void variables.set(name, value ?? null),
    unknown: () => {
      isWhole = false
    },
    paths: () => [...files.keys(), ...digests.keys(), ...folders.keys(), ...[...schemas].flatMap(([folder, schema]) => (schema === null ? DEFAULT_SCHEMAS.map((path) => join(folder, path)) : []))],
    state: () =>
      isWhole
        ? {
            files: Object.fromEntries([...digests, ...[...files].map(([path, content]) => [path, content === undefined ? null : digestOf(content)] as const)]),
            folders: Object.fromEntries(folders),
            schemas: Object.fromEntries(schemas),
            packages: Object.fromEntries([...packages].map((folder) => [folder, packageFingerprint(folder) ?? null])),
            variables: Object.fromEntries([...variables].map(([name, value]) => [name, value === null ? null : digestOf(value)])),
          }
        : undefined,
  }
}

/** Whether everything is still as it was. */
export function isAsItWas({ files, folders, schemas, packages, variables }: InputState): boolean {
  const same = (was: { readonly [name: string]: string | null }, now: (name: string) => string | undefined) =>
    Object.entries(was).every(([name, digest]) => (now(name) ?? null) === digest)
  return (
    same(files, digestOfFile) &&
    Object.entries(folders).every(([path, names]) => prismaFiles(path).join('\n') === names.join('\n')) &&
    same(schemas, schemaOf) &&
    same(variables, (name) => (process.env[name] === undefined ? undefined : digestOf(process.env[name]))) &&
    same(packages, packageFingerprint)
  )
}

/**
 * The Prisma files below a folder, by their paths inside, with `/`, sorted.
 *
 * @throws Error from the file system
 */
export function prismaFiles(folder: string): string[] {
  return below(folder, '').sort()
}

function below(folder: string, inner: string): string[] {
  return readdirSync(join(folder, inner), { withFileTypes: true }).flatMap((entry) => {
    const inside = inner === '' ? entry.name : `${inner}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : below(folder, inside)
    return entry.isFile() && entry.name.endsWith('.prisma') ? [inside] : []
  })
}

function digestOfFile(path: string): string | undefined {
  try {
    return digestOf(readFileSync(path))
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EISDIR' ? 'a directory' : undefined
  }
}

function packageAbove(path: string): string | undefined {
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    // One without a name only says what kind of modules its folder has.
    if (readManifest(folder)?.['name'] !== undefined) return folder
  }
  return undefined
}
