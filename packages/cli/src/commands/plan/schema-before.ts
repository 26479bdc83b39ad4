import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Report, SourceFile } from '@ssot-codegen/core'
import { prismaFiles } from '../../cache/inputs.js'
import { displayPath } from '../../project/display-path.js'
import type { SchemaSource } from '../../project/schema-source.js'
import type { catalogue } from './diagnostics.js'
import { schemaInGit } from './git.js'

/** The schema as it was. */
export type SchemaBefore = { readonly from: string; readonly files: readonly SourceFile[] }

/** Where to look for it. */
export type BeforeInput = { readonly cwd: string; readonly source: SchemaSource; readonly from: string | undefined; readonly report: Report<typeof catalogue> }

/** Reads the schema as it was: a file or folder that is there, else in a revision of git; undefined where it was reported that there is none. */
export function readBefore({ cwd, source, from = 'HEAD', report }: BeforeInput): SchemaBefore | undefined {
  const path = resolve(cwd, from)
  const stat = statSync(path, { throwIfNoEntry: false })
  const named = (inside: string) => `${from}${inside === '' ? '' : `/${inside}`}`
  if (stat) {
    const names = stat.isDirectory() ? prismaFiles(path) : ['']
    if (names.length === 0) {
      report('before-unusable', { from, fault: 'there is no Prisma file in the folder.' })
      return undefined
    }
    return { from, files: names.map((inside) => ({ path: named(inside), text: readFileSync(inside === '' ? path : join(path, inside), 'utf8') })) }
  }
  const found = schemaInGit(source.path, source.isFolder, from)
  if ('files' in found) return { from, files: found.files.map(({ inside, text }) => ({ path: named(inside), text })) }
  if (found.fault === 'git') report('no-git', { why: found.why })
  else if (found.fault === 'revision') report('unknown-revision', { from, isShallow: found.isShallow })
  else report('schema-not-there', { path: displayPath(cwd, source.path), revision: from })
  return undefined
}
