import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Report } from '@ssot-codegen/core'
import { planPage, renameText, sqlOf, type SchemaPlan } from '@ssot-codegen/plan'
import type { CommandInput } from '../../args/command-input.js'
import { textFlag } from '../../args/flags.js'
import { displayPath } from '../../project/display-path.js'
import { printable, printableLines } from '../../render/printable.js'
import type { catalogue } from './diagnostics.js'

/** Writes the files that were asked for. Returns what is printed: the page, or the names of the files. */
export function showPlan({ session, flags }: CommandInput, plan: SchemaPlan, report: Report<typeof catalogue>): readonly string[] {
  const page = planPage(plan)
  const wanted = [['markdown', page], ['sql', sqlOf(plan.database.steps)]] as const
  const written = wanted.flatMap(([flag, text]) => {
    const named = textFlag(flags, flag)
    if (named === undefined) return []
    const path = resolve(session.cwd, named)
    const shown = displayPath(session.cwd, path)
    try {
      writeFileSync(path, text)
      return [shown]
    } catch (error) {
      report('unwritable', { path: shown, fault: error instanceof Error && 'code' in error ? String(error.code) : String(error) })
      return []
    }
  })
  const lines = written.map((path) => `wrote ${printable(path)}`)
  return textFlag(flags, 'markdown') === undefined ? [...printableLines(page.trimEnd()), ...lines] : lines
}

/** A plan as `--json` prints it. */
export function planJson(plan: SchemaPlan): { readonly [key: string]: unknown } {
  const { from, api, database, renames, candidates, client, files } = plan
  return { from, api, database, renames: renames.map(renameText), candidates: candidates.map(renameText), ...(client && { client }), files }
}
