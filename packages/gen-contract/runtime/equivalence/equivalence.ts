import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createPlanning } from '../plan/create-planning.js'
import { planRequests } from '../plan/plan-requests.js'
import { startApplication } from './application-process.js'
import { compareApplications } from './compare.js'
import { databasesFor } from './databases.js'
import { isEquivalent, jsonReport, markdownReport, tableOf, type ReportParts } from './report.js'
import { serveApplication, type Applications, type ComparedDatabase } from './serve-application.js'
import type { Provider } from './table-state.js'
import { withExtensions } from '../plan/with-extensions.js'
import { wholeNumber } from '../whole-number.js'

/** What is compared. */
export type EquivalenceParts<Db extends ComparedDatabase> = {
  readonly provider: Provider
  readonly frameworks: readonly [string, string]
  /** Imports the applications: not before the clock stands still. */
  readonly load: () => Promise<{ readonly applications: Applications<Db> }>
}

/**
 * Compares two applications of one project, each in a process of its own with a database of its own, prints a table, writes
 * `equivalence-report.md` and `.json`, and ends the process with 1 where they differ or too little was sent.
 *
 * Takes `--seed`, `--most` (requests of one operation and kind), `--stop-after` (findings), `--report` (a folder), `--database` twice.
 */
export async function equivalence<Db extends ComparedDatabase>(parts: EquivalenceParts<Db>): Promise<void> {
  const { values } = parseArgs({
    options: { serve: { type: 'string' }, seed: { type: 'string', default: '1' }, most: { type: 'string' }, 'stop-after': { type: 'string' }, report: { type: 'string', default: '.' }, database: { type: 'string', multiple: true, default: [] } },
  })
  if (values.serve !== undefined) return serveApplication({ ...parts, framework: values.serve, url: values.database[0] ?? '' })
  const run: Run = {
    seed: wholeNumber('--seed', values.seed, 0),
    ...(values.most !== undefined && { most: wholeNumber('--most', values.most, 1) }),
    ...(values['stop-after'] !== undefined && { stopAfter: wholeNumber('--stop-after', values['stop-after'], 1) }),
  }
  loadEnvironment()
  const databases = databasesFor(parts.provider, values.database, process.env['DATABASE_URL'] ?? '')
  try {
    const outcome = await compared(parts, databases.urls, run)
    writeFileSync(join(values.report, 'equivalence-report.md'), markdownReport(outcome))
    writeFileSync(join(values.report, 'equivalence-report.json'), jsonReport(outcome))
    const { findings, sent } = outcome.comparison
    console.log(`${tableOf(outcome)}\n\n${sent} requests, ${findings.length} differences. equivalence-report.md has them all.`)
    if (!isEquivalent(outcome)) process.exitCode = 1
  } finally {
    databases.remove()
  }
}

function loadEnvironment(): void {
  try {
    process.loadEnvFile()
  } catch {
    // Without a .env file the environment is what the process was started with.
  }
}

type Run = { readonly seed: number; readonly most?: number; readonly stopAfter?: number }

async function compared<Db extends ComparedDatabase>(parts: EquivalenceParts<Db>, urls: readonly [string, string], run: Run): Promise<ReportParts> {
  const { frameworks, provider, load } = parts
  const { models, capabilities, extensions, granted, ...rest } = (await load()).applications
  const contract = withExtensions(rest.contract, extensions)
  const planning = createPlanning({ contract, models, capabilities, granted, seed: run.seed })
  const [one, other] = await Promise.all([startApplication(frameworks[0], urls[0]), startApplication(frameworks[1], urls[1])])
  try {
    const comparison = await compareApplications(planRequests(planning, run.most), [one, other], run.stopAfter)
    return { contract, comparison, frameworks, provider, seed: run.seed }
  } finally {
    await Promise.all([one.stop(), other.stop()])
  }
}
