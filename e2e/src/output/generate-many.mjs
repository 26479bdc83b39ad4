// Generates from many schemas in one process: `ssot generate` as it is built for the tests, without its start each time.
import { readFileSync } from 'node:fs'
import { main } from '../../../packages/cli/dist/main.cjs'

/** What is compiled beside the framework. */
const PLUGINS = 'openapi,client'

const [list = ''] = process.argv.slice(2)
const jobs = JSON.parse(readFileSync(list, 'utf8'))
process.setMaxListeners(0)
process.stdout.setMaxListeners(0)
process.stderr.setMaxListeners(0)
for (const { schema, out, framework } of jobs) {
  const code = await main(['generate', '--plugins', `${PLUGINS},${framework}`, '--schema', schema, '--out', out])
  process.stdout.write(`\n<<${out} ended with ${code}>>\n`)
}
