import type { Action } from '@ssot-codegen/output'
import { printable } from '../../render/printable.js'
import type { Colors } from '../../render/terminal.js'

/** What happens to a path. */
export type Change = { readonly path: string; readonly action: Action; readonly plugin: string }

const WORDS: readonly (readonly [Action, string])[] = [
  ['create', 'created'],
  ['update', 'updated'],
  ['merge', 'merged'],
  ['remove', 'removed'],
  ['keep', 'kept'],
  ['conflict', 'in conflict'],
]

/** How many paths were created, updated and so on, on one line. */
export function summary(changes: readonly Pick<Change, 'action'>[], would?: 'would be'): string {
  const counts = WORDS.map(([action, word]) => ({ word, count: changes.filter((c) => c.action === action).length }))
  const parts = counts.filter(({ count }) => count > 0).map(({ word, count }) => `${count} ${would ? `${would} ` : ''}${word}`)
  return parts.length > 0 ? `${parts.join(', ')}.` : 'Nothing to do.'
}

/** The paths that change, one a line. */
export function listing(changes: readonly Pick<Change, 'path' | 'action'>[], colors: Colors): string[] {
  const paint: { readonly [A in Action]: (text: string) => string } = {
    create: colors.green,
    update: colors.yellow,
    merge: colors.yellow,
    remove: colors.red,
    conflict: colors.red,
    keep: colors.dim,
  }
  return changes
    .filter((c) => c.action !== 'keep')
    .map(({ path, action }) => `${paint[action](action.padEnd(6))} ${printable(path)}`)
}
