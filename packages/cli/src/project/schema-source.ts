import { readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { TextDecoder } from 'node:util'
import type { SourceFile } from '@ssot-codegen/core'
import { prismaFiles, type Inputs } from '../cache/inputs.js'
import type { Session } from '../session.js'
import { displayPath } from './display-path.js'
import { DEFAULT_SCHEMAS, schemaOf } from './find-schema.js'

/** The schema on disk. */
export type SchemaSource = {
  /** The file or folder, absolute. */
  readonly path: string
  readonly isFolder: boolean
  /** The files, sorted by path; `path` is how messages name them, `inside` where they are within the folder. */
  readonly files: readonly (SourceFile & { readonly inside: string })[]
}

/**
 * Finds and reads the schema.
 *
 * @param named the file or folder that a flag or the config names, absolute; absent: where Prisma would look
 * @returns undefined where it was reported that there is none
 */
export function readSchemaSource(session: Session, named: string | undefined): SchemaSource | undefined {
  const { cwd, report, inputs } = session
  const path = named ?? findSchema(cwd, inputs)
  if (path === undefined) {
    report('schema-not-found', { tried: DEFAULT_SCHEMAS })
    return undefined
  }
  const shown = displayPath(cwd, path)
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) {
    report('schema-missing', { path: shown })
    return undefined
  }
  const isFolder = stat.isDirectory()
  const names = isFolder ? prismaFiles(path) : ['']
  if (isFolder) inputs.folder(path, names)
  if (names.length === 0) report('schema-empty', { path: shown })
  const files = names.flatMap((inside) => {
    const file = isFolder ? join(path, inside) : path
    const own = displayPath(cwd, file)
    try {
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file))
      inputs.file(file, text)
      return { path: own, inside, text }
    } catch (error) {
      report('schema-unreadable', { path: own, fault: faultOf(error) })
      return []
    }
  })
  for (const file of files) session.addSource(file)
  return session.failed() ? undefined : { path, isFolder, files }
}

function findSchema(cwd: string, inputs: Inputs): string | undefined {
  const schema = schemaOf(cwd)
  inputs.schemaIn(cwd, schema)
  return schema === undefined ? undefined : resolve(cwd, schema)
}

function faultOf(error: unknown): string {
  if (error instanceof TypeError) return 'it is not UTF-8 text'
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** The path of `inner` within `outer`, with `/`; undefined where it lies outside. Both absolute. */
export function pathWithin(outer: string, inner: string): string | undefined {
  const below = relative(outer, inner)
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || resolve(below) === below
    ? undefined
    : below.replaceAll(sep, '/')
}
