import { curlOf } from '../equivalence/curl.js'
import type { CheckOutcome } from './check-application.js'

/** Findings that are printed: more of them say the same again. */
const MOST = 50

/** The outcome for a terminal: a line for each operation with its statuses, then what was found. */
export function checkReport({ pairs, findings, sent }: CheckOutcome): string {
  const operations = [...new Set(pairs.all.map(({ operation }) => operation))]
  const width = Math.max(...operations.map((operation) => operation.length), 9)
  const rows = operations.map((operation) => `${operation.padEnd(width)}  ${pairs.of(operation).map(({ status, isRequired, isReached }) => `${status}${isReached ? '' : isRequired ? ' MISSED' : ' (not sent)'}`).join('  ')}`)
  const required = pairs.all.filter(({ isRequired }) => isRequired)
  const reached = required.filter(({ isReached }) => isReached)
  const told = findings.slice(0, MOST).map(({ fault, request }) => `${fault}${request ? `\n    ${request.kind}, ${request.label}\n    ${curlOf(request)}` : ''}`)
  return [
    `${'operation'.padEnd(width)}  statuses that were reached`,
    ...rows,
    '',
    ...told,
    ...(findings.length > MOST ? [`and ${findings.length - MOST} more`] : []),
    `${sent} requests, ${reached.length} of ${required.length} required statuses reached, ${findings.length} faults.`,
  ].join('\n')
}
