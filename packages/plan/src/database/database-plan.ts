import type { Provider, Schema } from '@ssot-codegen/core'
import { otherSteps } from './other-steps.js'
import { pgSteps } from './pg-steps.js'
import { renameSteps } from './rename-steps.js'
import type { Rename } from './rename.js'
import { sqliteSteps } from './sqlite-steps.js'
import type { Step } from './step.js'

/** What the steps of a migration are told by. */
export type Migration = {
  readonly before: Schema
  /** The old schema with what was renamed called as it is now; `before` itself where nothing was. */
  readonly renamed: Schema
  readonly now: Schema
  readonly renames: readonly Rename[]
  /** What Prisma's engine writes to come from `renamed` to `now`. */
  readonly script: string
}

/** The steps of a migration, renames first, in the order in which they are to run. */
export function migrationSteps({ before, renamed, now, renames, script }: Migration): Step[] {
  const names = new Map(renames.flatMap((rename) => ('owner' in rename ? [] : [[rename.from, rename.to] as const])))
  const first = renames.length > 0 ? renameSteps(before, renamed, names) : []
  return [...first, ...statementSteps(now.provider, script, { before: renamed, now })]
}

function statementSteps(provider: Provider, script: string, schemas: { readonly before: Schema; readonly now: Schema }): Step[] {
  switch (provider) {
    case 'postgresql':
    case 'cockroachdb':
      return pgSteps(script, schemas)
    case 'sqlite':
      return sqliteSteps(script, schemas)
    case 'mysql':
    case 'sqlserver':
      return otherSteps(script)
  }
}

/** The steps as one script, each with what has to be decided before it. */
export function sqlOf(steps: readonly Step[]): string {
  return steps.map(({ sql, risk, why, decide }) => [`-- ${risk}: ${oneLine(why)}`, ...(decide === undefined ? [] : [`-- ${oneLine(decide)}`]), sql].join('\n')).join('\n\n') + (steps.length > 0 ? '\n' : '')
}

/** Names in it come from the schema: none may end the comment. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u0085\u2028\u2029]+/g, ' ')
}
