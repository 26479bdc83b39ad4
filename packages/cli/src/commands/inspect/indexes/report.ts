import type { Colors } from '../../../render/terminal.js'
import { table } from '../../../render/table.js'
import type { IndexRow } from './missing.js'

/** Rows that may be of use and are shown; `--json` has them all. */
const MAX_ROWS = 20

/** The rows as people read them. */
export function indexReport(rows: readonly IndexRow[], colors: Colors): string[] {
  const always = rows.filter(({ when }) => when === 'always')
  const often = rows.filter(({ when }) => when === 'if-used-often')
  const shown = often.slice(0, MAX_ROWS)
  const rest = often.length - shown.length
  return [
    ...(always.length === 0 ? ['Every foreign key that the API looks up has an index.'] : table(['MODEL', 'ADD', 'FOR'], always.map(cells), colors)),
    ...(shown.length === 0 ? [] : ['', 'Only if used often:', '', ...table(['MODEL', 'ADD', 'FOR'], shown.map(cells), colors)]),
    ...(rest > 0 ? ['', `${rest} more of these: --json shows them.`] : []),
  ]
}

/** The requests on one line, the model's name once for those that follow each other. */
function cells({ model, line, for: reasons }: IndexRow): string[] {
  let named = ''
  const short = reasons.map((reason) => {
    const [name = '', what = ''] = reason.split(' ')
    const text = name === named ? what : reason
    named = name
    return text
  })
  return [model, line, short.join(', ')]
}
