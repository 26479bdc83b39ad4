import { md, mdCode, type SafeText } from '@ssot-codegen/core'
import type { ClientChange } from '../files/compare-client.js'
import type { FileChange } from '../files/compare-files.js'
import { counted } from './counted.js'
import { folded } from './folded.js'

/** The types and methods of the typed client that change; nothing where there is none. */
export function clientSection(changes: readonly ClientChange[] | undefined): SafeText[] {
  if (!changes || changes.length === 0) return []
  const line = (action: ClientChange['action'], title: string): SafeText[] => {
    const names = changes.filter((change) => change.action === action).map(({ name }) => mdCode(name).text)
    return names.length === 0 ? [] : [{ kind: 'text', text: `- ${title}: ${names.join(', ')}` }]
  }
  return [md`## Typed client`, md`${[...line('removed', 'Gone'), ...line('changed', 'Changed'), ...line('added', 'New')]}`]
}

/** The generated files that change. */
export function filesSection(changes: readonly FileChange[]): SafeText[] {
  if (changes.length === 0) return []
  const lines = changes.map(({ path, action, edited }) => md`- ${action} ${mdCode(path)}${edited ? ', which was edited by hand' : ''}`)
  return [md`## Files`, ...folded(counted(changes.length, 'generated file'), md`${lines}`)]
}
