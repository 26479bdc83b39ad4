import type { Session } from '../session.js'
import type { Flags } from './flags.js'

/** What a command is run with; the flags are already checked against its own. */
export type CommandInput = { readonly session: Session; readonly flags: Flags; readonly words: readonly string[] }
