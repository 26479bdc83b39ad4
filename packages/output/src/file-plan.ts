import type { Generated } from './base/snapshot.js'
import type { Inspection } from './header.js'
import type { Recorded } from './manifest.js'
import type { PlannedAction } from './planned.js'

/** A file's action, and what has to be remembered with it. */
export type FilePlan = {
  readonly action: PlannedAction
  /** Its hash, where only the manifest can carry it. */
  readonly recorded?: Recorded
  /** Its text as generated, where it is managed and not in conflict. */
  readonly generated?: Generated
  /** What a file that stays edited is made from. */
  readonly base?: string
  /** What is generated for a file that stays in conflict with it. */
  readonly beside?: string
  /** Whether the conflict is about layout alone, as far as that can be told. */
  readonly layout?: true
}

/** What a file says of itself, or the manifest of it. */
export type Standing = Inspection & { readonly named?: Recorded }
