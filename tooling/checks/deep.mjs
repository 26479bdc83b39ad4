// The large counts: kills, hostile schemas, every check of the output for every schema. Prints what it runs, and each of them prints its times.
// SSOT_SHARE=<i>/<n> runs one of n shares of the slow checks of output. With --sampled, what compiles or boots every schema is left to the
// sample that the ordinary tests take, and of the rest a third is run, another one each time: which, the hour says, or SSOT_THIRD (0 to 2).
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const env = { SSOT_DEEP: '1', SSOT_KILLS: '200', SSOT_HOSTILE: '2000', ...process.env }

/** A test file each, what it does more of in depth, and which third of a sample it is in; none for what goes through every schema. */
const ALL = [
  ['packages/output/test/kill.test.ts', `${env.SSOT_KILLS} kills`, 0],
  ['packages/gen-express/test/hostile.test.ts', `${env.SSOT_HOSTILE} hostile schemas`, 1],
  ['packages/gen-express/test/hostile-types.test.ts', 'one in ten of as many compiled', 1],
  ['e2e/test/extension-types.test.ts', 'extensions under every compiler', 1],
  ['e2e/test/operation-types.test.ts', 'operations of extensions, too', 1],
  ['packages/gen-express/test/hostile-text.test.ts', 'twice as many broken ones', 2],
  ['e2e/test/hostile-requests.test.ts', 'every leak that is planted', 2],
  ['e2e/test/compile-checks.test.ts', 'faults planted for every tool', 2],
  ['e2e/test/walks-under-writes.test.ts', 'walks through 100,000 rows', 2],
  ['e2e/test/compile.test.ts', `three compilers, linter and cycles on every schema${env.SSOT_SHARE ? `, share ${env.SSOT_SHARE}` : ''}`],
  ['e2e/test/corpus-crud.test.ts', 'valid and odd data in every schema that a database here has tables for'],
  ['e2e/test/compile-variants.test.ts', 'the same on other places and settings'],
]

const third = Number(env.SSOT_THIRD ?? Math.floor(Date.now() / 3_600_000)) % 3
const CHECKS = process.argv.includes('--sampled') ? ALL.filter(([, , part]) => part === third) : ALL

console.log(`Deep checks:\n${CHECKS.map(([file, what]) => `  ${file}: ${what}`).join('\n')}`)
const root = fileURLToPath(new URL('../../', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const { status } = spawnSync(process.execPath, [vitest, 'run', ...CHECKS.map(([file]) => file)], { cwd: root, env, stdio: 'inherit' })
process.exitCode = status ?? 1
