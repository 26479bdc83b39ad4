// The large counts: kills, hostile schemas, the slow checks of large output. Prints what it ran.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const env = { ...process.env, SSOT_DEEP: '1', SSOT_KILLS: process.env.SSOT_KILLS ?? '200', SSOT_HOSTILE: process.env.SSOT_HOSTILE ?? '2000' }
const files = ['packages/output/test/kill.test.ts', 'packages/gen-express/test/hostile.test.ts', 'packages/gen-express/test/hostile-types.test.ts', 'e2e/test/compile.test.ts']

console.log(`Deep checks: ${env.SSOT_KILLS} kills, ${env.SSOT_HOSTILE} hostile schemas, all checks of large output.`)
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], { cwd: root, env, stdio: 'inherit' })
process.exitCode = status ?? 1
