import type { ApiChange } from './api/api-change.js'
import { toldOnce } from './api/told-once.js'
import type { Rename } from './database/rename.js'
import type { Step } from './database/step.js'
import type { ClientChange } from './files/compare-client.js'
import type { FileChange } from './files/compare-files.js'

/** What a change of a schema does. */
export type SchemaPlan = {
  /** What it starts from, as people name it: `HEAD`, `old.prisma`. */
  readonly from: string
  readonly api: readonly ApiChange[]
  readonly database: {
    readonly steps: readonly Step[]
    /** Why there are no steps, where Prisma's engine could not be asked. */
    readonly unavailable?: string
  }
  /** What was taken for renamed. */
  readonly renames: readonly Rename[]
  /** What may have been renamed, and is planned as dropped and added. */
  readonly candidates: readonly Rename[]
  /** Absent where no typed client is generated. */
  readonly client?: readonly ClientChange[]
  readonly files: readonly FileChange[]
}

/** What a plan may be refused for. */
export const OFFENCES = ['breaking', 'destructive', 'locking'] as const

/** One of them. */
export type Offence = (typeof OFFENCES)[number]

/** How often a plan commits each offence; what is the same in several operations counts once. */
export function offencesOf({ api, database }: Pick<SchemaPlan, 'api' | 'database'>): { readonly [O in Offence]: number } {
  const risk = (kind: Step['risk']) => database.steps.filter((step) => step.risk === kind).length
  return { breaking: toldOnce(api.filter(({ severity }) => severity === 'breaking')).length, destructive: risk('destructive'), locking: risk('locking') }
}
