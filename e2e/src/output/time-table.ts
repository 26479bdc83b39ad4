import type { Check, Finding } from './check-output.js'

/** How long each schema took to generate and to check, in seconds. */
export type TimeTable = {
  readonly add: (schema: string, generated: number, findings: readonly Finding[]) => void
  /** One line for each schema, and the sums. */
  readonly text: () => string
}

/** A table with a column for each of the checks. */
export function createTimeTable(checks: readonly Check[]): TimeTable {
  const rows: [name: string, ...times: (number | undefined)[]][] = []
  const line = ([name, ...times]: (typeof rows)[number]) =>
    name.slice(0, 40).padEnd(42) + times.map((ms) => (ms === undefined ? '' : (ms / 1000).toFixed(1)).padStart(15)).join('')
  return {
    add: (schema, generated, findings) => {
      rows.push([schema, generated, ...checks.map((check) => findings.find((finding) => finding.check === check)?.ms)])
    },
    text: () => {
      const sums = ['generate', ...checks].map((_, i) => rows.reduce((sum, row) => sum + Number(row[i + 1] ?? 0), 0))
      const head = 'seconds'.padEnd(42) + ['generate', ...checks].map((name) => name.padStart(15)).join('')
      return [head, ...rows.map(line), line([`${rows.length} schemas`, ...sums])].join('\n')
    },
  }
}
