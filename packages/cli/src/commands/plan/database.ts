import { parseSchema, type Report, type Schema, type SourceFile } from '@ssot-codegen/core'
import { migrationSteps, renamedFiles, type Rename, type SchemaPlan } from '@ssot-codegen/plan'
import type { catalogue } from './diagnostics.js'
import { askEngine } from './engine.js'

/** What the steps of the database are told by. */
export type DatabaseInput = {
  readonly old: { readonly files: readonly SourceFile[]; readonly schema: Schema }
  readonly now: { readonly files: readonly SourceFile[]; readonly schema: Schema }
  readonly renames: readonly Rename[]
  /** Folders in which Prisma may be installed. */
  readonly folders: readonly string[]
  readonly report: Report<typeof catalogue>
}

/** The steps of the database; where the engine cannot be had, the reason, which is reported as well. */
export function databasePart({ old, now, renames, folders, report }: DatabaseInput): SchemaPlan['database'] {
  const texts = (files: readonly SourceFile[]) => JSON.stringify(files.map(({ text }) => text))
  if (texts(old.files) === texts(now.files)) return { steps: [] }
  const files = renames.length > 0 ? renamedFiles(old.files, now.schema, renames) : old.files
  const renamed = renames.length > 0 ? parseSchema(files) : { schema: old.schema }
  if (!renamed.schema) return unavailable('the old schema does not take the new names.', report)
  const answer = askEngine(files, now.files, folders)
  if ('fault' in answer) return unavailable(answer.fault, report)
  return { steps: migrationSteps({ before: old.schema, renamed: renamed.schema, now: now.schema, renames, script: answer.script }) }
}

function unavailable(why: string, report: Report<typeof catalogue>): SchemaPlan['database'] {
  report('engine', { why })
  return { steps: [], unavailable: why }
}
