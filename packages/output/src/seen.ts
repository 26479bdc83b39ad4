import type { GeneratedFile } from '@ssot-codegen/core'
import type { FilePlan } from './file-plan.js'
import { placeFor, type Planning } from './planning.js'

/** What a process that plans again and again has seen of files; nobody else looks into it. */
export type Seen = { readonly '~files': WeakMap<GeneratedFile, { readonly signature: string; readonly plan: FilePlan }> }

/**
 * What is handed to each `planOutput` of a process that watches: a file that was found as generated, and that nobody has touched
 * since, is not read again.
 */
export function createSeen(): Seen {
  return { '~files': new WeakMap() }
}

/**
 * Decides what happens to a file, unless it is the very one that was found on disk before.
 *
 * @param decide asked for files that are new, changed, or no longer on disk as they were
 */
export function planSeen(file: GeneratedFile, { seen, planning, decide }: { seen: Seen; planning: Planning; decide: (file: GeneratedFile) => FilePlan }): FilePlan {
  const known = seen['~files'].get(file)
  const isThere = planning.disk.look(file.path).kind === 'file'
  // Before it is read: what happens to it while that is done shows the next time.
  const signature = isThere ? planning.disk.signature(file.path) : undefined
  if (known && known.signature === signature && placeFor(file.path, planning) === 'file') return known.plan
  const plan = decide(file)
  const isPlain = plan.action.action === 'keep' && plan.action.once === undefined && plan.base === undefined && plan.beside === undefined
  if (isPlain && signature !== undefined) seen['~files'].set(file, { signature, plan })
  else seen['~files'].delete(file)
  return plan
}
