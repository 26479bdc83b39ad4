// The large counts: kills, hostile schemas, every check of the output for every schema. Prints what it runs, and each of them prints its times.
// SSOT_SHARE=<i>/<n> runs one of n shares of the slow checks of output. With --sampled, what compiles or boots every schema is left to the
// sample that the ordinary tests take.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const env = { SSOT_DEEP: '1', SSOT_KILLS: '200', SSOT_HOSTILE: '2000', ...process.env }

/** A test file each, what it does more of in depth, and whether it goes through every schema. */
const ALL = [
  ['packages/output/test/kill.test.ts', `${env.SSOT_KILLS} kills`],
  ['packages/gen-express/test/hostile.test.ts', `${env.SSOT_HOSTILE} hostile schemas`],
  ['packages/gen-express/test/hostile-types.test.ts', 'one in ten of as many compiled'],
  ['packages/gen-express/test/hostile-text.test.ts', 'twice as many broken ones'],
  ['e2e/test/walks-under-writes.test.ts', 'walks through 100,000 rows'],
  ['e2e/test/compile.test.ts', `three compilers, linter and cycles on every schema${env.SSOT_SHARE ? `, share ${env.SSOT_SHARE}` : ''}`, true],
  ['e2e/test/corpus-crud.test.ts', 'valid and odd data in every schema that a database here has tables for', true],
  ['e2e/test/compile-variants.test.ts', 'the same on other places and settings', true],
]

const CHECKS = ALL.filter(([, , isEvery]) => !(isEvery && process.argv.includes('--sampled')))

console.log(`Deep checks:\n${CHECKS.map(([file, what]) => `  ${file}: ${what}`).join('\n')}`)
const root = fileURLToPath(new URL('../../', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const { status } = spawnSync(process.execPath, [vitest, 'run', ...CHECKS.map(([file]) => file)], { cwd: root, env, stdio: 'inherit' })
process.exitCode = status ?? 1
