// Generates from many schemas in one process: `ssot generate` as it is, without its start each time.
import { readFileSync } from 'node:fs'
import { main } from '../../../packages/cli/src/main.js'

const [list = ''] = process.argv.slice(2)
const jobs = JSON.parse(readFileSync(list, 'utf8')) as { schema: string; out: string }[]
process.setMaxListeners(0)
process.stdout.setMaxListeners(0)
process.stderr.setMaxListeners(0)
for (const { schema, out } of jobs) {
  const code = await main(['generate', '--schema', schema, '--out', out])
  process.stdout.write(`\n<<${out} ended with ${code}>>\n`)
}
