import { md, mdBlock, type SafeText } from '@ssot-codegen/core'
import type { Step } from '../database/step.js'
import type { SchemaPlan } from '../schema-plan.js'

const SIGNS: { readonly [R in Step['risk']]: string } = { safe: 'Safe', locking: 'Locking', destructive: 'Destructive' }

/** The steps that the database takes. */
export function databaseSection({ steps, unavailable }: SchemaPlan['database']): SafeText[] {
  if (unavailable !== undefined) return [md`## Database`, md`Prisma could not be asked what changes in the database: ${unavailable}`]
  if (steps.length === 0) return [md`## Database`, md`Nothing has to be done.`]
  return [md`## Database`, ...steps.flatMap((step, i) => stepParts(step, i + 1))]
}

function stepParts({ sql, risk, lock, why, check, decide, advice }: Step, number: number): SafeText[] {
  return [
    md`### ${number}. ${SIGNS[risk]}`,
    mdBlock('sql', sql),
    md`${why}${lock === undefined ? '' : ` Lock: ${lock}.`}`,
    ...(decide === undefined ? [] : [bold(md`${decide}`)]),
    ...(check === undefined ? [] : [md`Rows that this finds are in its way:`, mdBlock('sql', check)]),
    ...(advice.length === 0 ? [] : [md`${advice.map((line) => md`- ${line}`)}`]),
  ]
}

function bold({ text }: SafeText): SafeText {
  return { kind: 'text', text: `**${text}**` }
}
