import { posix } from 'node:path'
import { prismaSevenForm, type GeneratedFile, type SourceFile } from '@ssot-codegen/core'
import { CLIENT } from '../../client/stamp.js'
import type { Prepared } from './prepare.js'

/** The schema in Prisma 7 form, under the paths it has, or gets, in the project. */
export function sevenForm({ source, project }: Prepared): SourceFile[] {
  const files = source.files.map(({ inside, text }) => ({
    path: inside === '' ? project.schemaPath : `${project.schemaPath}/${inside}`,
    text,
  }))
  const home = files.find((file) => /^\s*datasource\s+\w+\s*\{/m.test(file.text)) ?? files[0]
  return prismaSevenForm(files, { clientOutput: posix.relative(posix.dirname(home?.path ?? project.schemaPath), CLIENT) })
}

/** The project's own copy of a schema that lies outside it. */
export function schemaCopy(seven: readonly SourceFile[]): GeneratedFile[] {
  return seven.map(({ path, text }) => ({ path, text, mode: 'managed', plugin: 'project', source: 'the schema', origins: [] }))
}
