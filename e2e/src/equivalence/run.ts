import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { postgresIsUp } from '../services.js'
import { ROOT } from '../project.js'
import { EQUIVALENCE_CASES } from './cases.js'
import { equivalenceProject } from './project.js'

/** Requests of one operation and kind, so that all projects take minutes and not hours. */
const MOST = '12'

const { values, positionals } = parseArgs({ options: { most: { type: 'string', default: MOST }, seed: { type: 'string', default: '1' } }, allowPositionals: true })
const folder = join(ROOT, '.equivalence')
mkdirSync(folder, { recursive: true })

/** Compares every project on every database, or those that are named: `pnpm equivalence blog`. */
let sent = 0
let different = 0
for (const one of EQUIVALENCE_CASES.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
  for (const provider of ['sqlite', 'postgresql'] as const) {
    if (provider === 'postgresql' && !postgresIsUp) continue
    console.log(`\n${one.name} on ${provider}`)
    const project = await equivalenceProject(one, provider)
    try {
      const { stdout, stderr, report, markdown, code } = await project.compare(['--most', values.most, '--seed', values.seed])
      console.log(stdout + stderr)
      writeFileSync(join(folder, `${one.name}-${provider}.md`), markdown)
      writeFileSync(join(folder, `${one.name}-${provider}.json`), JSON.stringify(report, null, 2))
      sent += report.sent
      different += report.findings.length
      if (code !== 0) process.exitCode = 1
    } finally {
      await project.remove()
    }
  }
}
console.log(`${sent} requests in all, ${different} differences. Reports are in .equivalence/.`)
