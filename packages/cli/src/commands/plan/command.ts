import type { CommandInput } from '../../args/command-input.js'
import type { Outcome } from '../../outcome.js'
import { TOOLS } from './tools.js'

/** `ssot plan`: what a change of the schema does, before it is made. */
export async function planCommand(input: CommandInput): Promise<Outcome> {
  const { runPlan } = await import('./run-plan.js')
  return runPlan(input, TOOLS)
}
