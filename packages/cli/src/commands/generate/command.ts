import type { CommandInput } from '../../args/command-input.js'
import type { Outcome } from '../../outcome.js'
import { generateOnce } from './generate-once.js'
import { watch } from './watch.js'

/** `ssot generate`, once or whenever something changes. */
export function generateCommand(input: CommandInput): Promise<Outcome> {
  return input.flags['watch'] === true ? watch(input) : generateOnce(input)
}
