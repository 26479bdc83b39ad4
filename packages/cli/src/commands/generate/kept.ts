import { createMemory, type Memory } from '@ssot-codegen/core'
import { createSeen, type Seen } from '@ssot-codegen/output'
import type { Prepared, Settled } from './prepare.js'

/** What a process that watches keeps from one run to the next. */
export type Kept = {
  readonly memory: Memory
  readonly seen: Seen
  /** Absent: the config is to be read anew. */
  settled?: Settled | undefined
  /** What the last run was made from. */
  prepared?: Prepared
}

/** What is kept before the first run. */
export function createKept(): Kept {
  return { memory: createMemory(), seen: createSeen() }
}
