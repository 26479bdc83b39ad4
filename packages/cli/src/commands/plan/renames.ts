import { createInterface } from 'node:readline/promises'
import type { Report, Schema } from '@ssot-codegen/core'
import { canRename, misfits, readRenames, renameCandidates, renameText, type Rename } from '@ssot-codegen/plan'
import type { catalogue } from './diagnostics.js'

/** What was renamed, and what may have been. */
export type Renames = { readonly renames: readonly Rename[]; readonly candidates: readonly Rename[] }

/** What decides on it. */
export type RenameInput = {
  readonly before: Schema
  readonly now: Schema
  /** Of `--rename`. */
  readonly said: string | undefined
  /** Whether somebody is there to be asked. */
  readonly asks: boolean
  readonly report: Report<typeof catalogue>
}

/** Reads the renames that are given, and finds others: those that are certain count, of the others somebody is asked. */
export async function decideRenames({ before, now, said, asks, report }: RenameInput): Promise<Renames> {
  const read = said === undefined ? [] : readRenames(said, before, now)
  const given = read.flatMap((one) => {
    if ('rename' in one) return [one.rename]
    report('rename', { rename: one.text, fault: one.fault })
    return []
  })
  for (const { rename, fault } of misfits(given, before, now)) report('rename', { rename: renameText(rename), fault })
  if (!canRename(now.provider)) {
    for (const rename of given) report('rename', { rename: renameText(rename), fault: `renames are not written for ${now.provider}; keep the old name in the database with @map or @@map` })
    return { renames: given, candidates: [] }
  }
  const renames = [...given]
  const refused = new Set<string>()
  const terminal = asks ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  try {
    for (;;) {
      const open = renameCandidates(before, now, renames).filter(({ rename }) => !refused.has(renameText(rename)))
      const certain = open.filter((one) => one.certain).map(({ rename }) => rename)
      renames.push(...certain)
      // What is inside of a model that was renamed is looked at anew.
      if (certain.length > 0) continue
      const [next] = open
      if (!next || !terminal) return { renames, candidates: open.map(({ rename }) => rename) }
      const answer = await terminal.question(`${question(next.rename)} [y/N] `)
      if (/^y(?:es)?$/i.test(answer.trim())) renames.push(next.rename)
      else refused.add(renameText(next.rename))
    }
  } finally {
    terminal?.close()
  }
}

/** Names in a schema are letters, digits and underscores. */
function question(rename: Rename): string {
  return 'owner' in rename ? `Was "${rename.from}" of "${rename.owner}" renamed to "${rename.to}"?` : `Was ${rename.kind} "${rename.from}" renamed to "${rename.to}"?`
}
