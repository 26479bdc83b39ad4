import type { Report } from '@ssot-codegen/core'
import { OFFENCES, offencesOf, type Offence, type SchemaPlan } from '@ssot-codegen/plan'
import type { catalogue } from './diagnostics.js'

/** What the plan is to fail on: the words of `--fail-on`. One that is not known is reported. */
export function readFailOn(said: string | undefined, report: Report<typeof catalogue>): readonly Offence[] {
  const words = (said ?? '').split(',').map((word) => word.trim()).filter((word) => word !== '')
  return words.flatMap((word) => {
    const offence = OFFENCES.find((one) => one === word)
    if (!offence) report('fail-on', { value: word, known: OFFENCES })
    return offence ?? []
  })
}

/** Reports what a plan has that it is to fail on. */
export function judge(plan: SchemaPlan, failOn: readonly Offence[], report: Report<typeof catalogue>): void {
  const counts = offencesOf(plan)
  const found = failOn.filter((offence) => counts[offence] > 0)
  const names: { readonly [O in Offence]: string } = { breaking: 'breaking change of the API', destructive: 'destructive step', locking: 'locking step' }
  const told = found.map((offence) => `${counts[offence]} ${names[offence]}${counts[offence] === 1 ? '' : 's'}`.replace('change of the APIs', 'changes of the API'))
  if (told.length > 0) report('refused', { counts: told })
}
