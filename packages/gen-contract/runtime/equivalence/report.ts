import type { Contract } from '../plan/contract.js'
import { KINDS } from '../plan/planned-request.js'
import { QUOTA } from '../plan/plan-requests.js'
import type { Comparison, Finding } from './compare.js'
import { curlOf } from './curl.js'
import { PASSING_HEADERS } from './differences.js'
import { missedQuotas } from './tally.js'

/** What a report is about. */
export type ReportParts = {
  readonly contract: Contract
  readonly comparison: Comparison
  readonly frameworks: readonly [string, string]
  readonly provider: string
  readonly seed: number
}

/** Whether nothing was different, and enough was sent of everything. */
export function isEquivalent({ contract, comparison }: ReportParts): boolean {
  return comparison.findings.length === 0 && missedQuotas(contract, comparison.tally, QUOTA).length === 0
}

/** The whole outcome as JSON. */
export function jsonReport(parts: ReportParts): string {
  const { contract, comparison, frameworks, provider, seed } = parts
  const operations = contract.operations.map(({ id }) => ({ operation: id, ...Object.fromEntries(KINDS.map((kind) => [kind, comparison.tally.of(id, kind)])) }))
  const findings = comparison.findings.map((finding) => ({ number: finding.number, operation: finding.request.operation, kind: finding.request.kind, label: finding.request.label, differences: finding.differences, curl: curlOf(finding.request) }))
  const missed = missedQuotas(contract, comparison.tally, QUOTA)
  return `${JSON.stringify({ equivalent: isEquivalent(parts), frameworks, provider, seed, quota: QUOTA, sent: comparison.sent, ignoredHeaders: PASSING_HEADERS, missed, findings, operations }, null, 2)}\n`
}

/** The outcome as Markdown, for people. */
export function markdownReport(parts: ReportParts): string {
  const { contract, comparison, frameworks, provider, seed } = parts
  return [
    `# ${frameworks.join(' and ')} on ${provider}`,
    '',
    `${comparison.sent} requests, ${comparison.findings.length} differences, seed ${seed}. A cell says how many requests were sent and, in brackets, how many were granted; at least ${QUOTA} are sent.`,
    '',
    `| Operation | ${KINDS.join(' | ')} | differences |`,
    `| --- |${KINDS.map(() => ' ---: |').join('')} ---: |`,
    ...contract.operations.map(({ id }) => {
      const counts = KINDS.map((kind) => comparison.tally.of(id, kind))
      return `| ${id} | ${counts.map(({ sent, granted }) => `${sent} (${granted})${sent < QUOTA ? ' **too few**' : ''}`).join(' | ')} | ${counts.reduce((sum, { different }) => sum + different, 0)} |`
    }),
    '',
    ...comparison.findings.flatMap((finding) => findingLines(finding, frameworks)),
  ].join('\n')
}

function findingLines({ number, request, differences }: Finding, frameworks: readonly [string, string]): string[] {
  return [
    `## Request ${number}: ${request.operation}, ${request.kind}, ${inline(request.label)}`,
    '',
    ...fenced([curlOf(request)]),
    ...differences.flatMap(({ where, values }) => [`${inline(where)}:`, '', ...fenced(values.map((value, index) => `${frameworks[index] ?? ''}: ${value}`))]),
  ]
}

function fenced(lines: readonly string[]): string[] {
  return ['~~~~~~', ...lines.map((line) => line.replaceAll('~~~~~~', '~ ~ ~')), '~~~~~~', '']
}

function inline(text: string): string {
  return text.replace(/[^\w /.:=,-]/g, ' ')
}

/** The table for a terminal: a line for each operation. */
export function tableOf({ contract, comparison }: ReportParts): string {
  const head = ['operation', ...KINDS, 'differences']
  const rows = contract.operations.map(({ id }) => {
    const counts = KINDS.map((kind) => comparison.tally.of(id, kind))
    return [id, ...counts.map(({ sent }) => `${sent}/${QUOTA}`), String(counts.reduce((sum, { different }) => sum + different, 0))]
  })
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')
  return [head, ...rows].map(line).join('\n')
}
