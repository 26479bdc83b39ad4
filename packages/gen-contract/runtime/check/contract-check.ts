import { parseArgs } from 'node:util'
import { databasesFor } from '../equivalence/databases.js'
import type { Applications, ComparedDatabase } from '../equivalence/serve-application.js'
import type { Provider } from '../equivalence/table-state.js'
import { withExtensions } from '../plan/with-extensions.js'
import { wholeNumber } from '../whole-number.js'
import { startChecked } from './application.js'
import { checkApplication, isKept } from './check-application.js'
import { checkReport } from './check-report.js'
import type { OpenApiDocument } from './document.js'
import type { CreateValidator } from './reply-faults.js'

/** What is checked, and by what. */
export type ContractCheckParts<Db extends ComparedDatabase> = {
  readonly provider: Provider
  readonly applications: Applications<Db>
  readonly createValidator: CreateValidator
}

/** Where applications answer with their document. */
const DOCUMENT = '/openapi.json'

/**
 * Holds the application against the document that it serves, prints which statuses of which operations were reached, and ends the
 * process with 1 where one was not, or a reply was otherwise than declared.
 *
 * Takes `--framework`, `--seed`, `--most` (requests of one operation and kind), `--database`.
 */
export async function contractCheck<Db extends ComparedDatabase & object>({ provider, applications, createValidator }: ContractCheckParts<Db>): Promise<void> {
  const { values } = parseArgs({
    options: { framework: { type: 'string' }, seed: { type: 'string', default: '1' }, most: { type: 'string' }, database: { type: 'string' } },
  })
  const seed = wholeNumber('--seed', values.seed, 0)
  const most = values.most === undefined ? {} : { most: wholeNumber('--most', values.most, 1) }
  loadEnvironment()
  const [first = ''] = Object.keys(applications.start)
  const framework = values.framework ?? first
  const start = applications.start[framework]
  if (!start) throw new Error(`There is no application "${framework}": --framework takes ${Object.keys(applications.start).join(' or ')}.`)
  const { database } = values
  const own = process.env['DATABASE_URL'] ?? ''
  // The comparison has two databases; here there is one to write.
  const { urls, remove } = databasesFor(provider, database === undefined ? [] : [database, `${database}#`], own)
  const application = await startChecked(start, applications.connect(urls[0]))
  try {
    const answer = await application.send({ operation: '', kind: 'valid', label: 'the document', method: 'GET', target: DOCUMENT, headers: {} })
    if (answer.status !== 200) throw new Error(`There is no document at ${DOCUMENT}: the plugin "openapi" makes it.`)
    const document = JSON.parse(new TextDecoder().decode(answer.body)) as OpenApiDocument // its author is this project
    const { models, capabilities, extensions, granted } = applications
    const whole = withExtensions(applications.contract, extensions)
    // What is for browsers is in no document.
    const contract = { ...whole, operations: whole.operations.filter(({ audience }) => audience === undefined) }
    const outcome = await checkApplication({ contract, models, capabilities, granted, document, createValidator, seed, ...most }, application)
    console.log(checkReport(outcome))
    process.exitCode = isKept(outcome) ? 0 : 1
  } finally {
    application.close()
    remove()
  }
  // What serves waits for a signal to stop.
  process.exit()
}

function loadEnvironment(): void {
  try {
    process.loadEnvFile()
  } catch {
    // Without a .env file the environment is what the process was started with.
  }
}
