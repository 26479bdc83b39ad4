import { md, mdCode, type SafeText } from '@ssot-codegen/core'
import type { ApiChange, ApiSeverity } from '../api/api-change.js'
import { toldOnce } from '../api/told-once.js'
import { folded } from './folded.js'

const TITLES = [
  ['breaking', 'Breaking'],
  ['warning', 'Callers may notice'],
  ['info', 'Compatible'],
] as const satisfies readonly (readonly [ApiSeverity, string])[]

/** How many operations are named before the rest is counted. */
const NAMED = 4

/** The changes of the API. What is the same in several operations is told once. */
export function apiSection(api: readonly ApiChange[]): SafeText[] {
  if (api.length === 0) return [md`## API`, md`Nothing changes for callers.`]
  return [
    md`## API`,
    ...TITLES.flatMap(([severity, title]) => {
      const changes = api.filter((change) => change.severity === severity)
      if (changes.length === 0) return []
      const lines = md`${toldOnce(changes).map(line)}`
      // What no caller has to mind is there for those who want it.
      return severity === 'info' ? folded(title, lines) : [md`### ${title}`, lines]
    }),
  ]
}

function line(changes: readonly ApiChange[]): SafeText {
  const operations = [...new Set(changes.map(({ operation }) => operation))]
  const shown = operations.slice(0, NAMED).map((operation) => mdCode(operation).text)
  const rest = operations.length - shown.length
  const where: SafeText = { kind: 'text', text: `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}` }
  const { message, id } = changes[0] ?? { message: '', id: '' }
  return md`- ${message} ${mdCode(id)} in ${where}`
}
