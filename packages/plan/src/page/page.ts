import { md, mdCode, type SafeText } from '@ssot-codegen/core'
import type { ApiSeverity } from '../api/api-change.js'
import { toldOnce } from '../api/told-once.js'
import { renameText } from '../database/rename.js'
import { offencesOf, type SchemaPlan } from '../schema-plan.js'
import { apiSection } from './api-section.js'
import { counted } from './counted.js'
import { databaseSection } from './database-section.js'
import { clientSection, filesSection } from './files-section.js'

/** The plan as one page of Markdown, fit for a pull request. */
export function planPage(plan: SchemaPlan): string {
  const parts = [heading(plan), ...renameSection(plan), ...apiSection(plan.api), ...databaseSection(plan.database), ...clientSection(plan.client), ...filesSection(plan.files)]
  return `${parts.map(({ text }) => text.trimEnd()).join('\n\n')}\n`
}

function heading(plan: SchemaPlan): SafeText {
  const { breaking, destructive, locking } = offencesOf(plan)
  const { api, database, files } = plan
  const count = (severity: ApiSeverity) => toldOnce(api.filter((change) => change.severity === severity)).length
  const operations = new Set(api.map(({ operation }) => operation)).size
  const steps = database.unavailable === undefined ? `${counted(database.steps.length, 'step')}: ${destructive} destructive, ${locking} locking` : 'not known'
  return md`
    # What changes since ${mdCode(plan.from)}

    | | |
    | --- | --- |
    | API | ${breaking} breaking, ${counted(count('warning'), 'warning')}, ${count('info')} more, in ${counted(operations, 'operation')} |
    | Database | ${steps} |
    | Files | ${counted(files.length, 'file')} |
  `
}

function renameSection({ renames, candidates }: SchemaPlan): SafeText[] {
  const listed = (all: SchemaPlan['renames']) => all.map((rename) => md`- ${mdCode(renameText(rename))}`)
  return [
    ...(renames.length > 0 ? [md`## Renamed`, md`${listed(renames)}`] : []),
    ...(candidates.length > 0
      ? [
          md`## Renamed?`,
          md`Something is gone and something like it is new. It is planned as dropped and added, and what it holds is lost. If it was renamed, say so:`,
          md`${candidates.map((rename) => md`- ${mdCode(`--rename ${renameText(rename)}`)}`)}`,
        ]
      : []),
  ]
}
