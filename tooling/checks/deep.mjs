// The large counts: kills, hostile schemas, every check of the output for every schema. Prints what it runs, and each of them prints its times.
// SSOT_SHARE=<i>/<n> runs one of n shares of the slow checks of output.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const env = { SSOT_DEEP: '1', SSOT_KILLS: '200', SSOT_HOSTILE: '2000', ...process.env }

/** A test file each, and what it does more of in depth. */
const CHECKS = [
  ['packages/output/test/kill.test.ts', `${env.SSOT_KILLS} kills`],
  ['packages/gen-express/test/hostile.test.ts', `${env.SSOT_HOSTILE} hostile schemas`],
  ['packages/gen-express/test/hostile-types.test.ts', 'one in ten of as many compiled'],
  ['packages/gen-express/test/hostile-text.test.ts', 'twice as many broken ones'],
  ['e2e/test/compile.test.ts', `three compilers, linter and cycles on every schema${env.SSOT_SHARE ? `, share ${env.SSOT_SHARE}` : ''}`],
  ['e2e/test/corpus-crud.test.ts', 'valid and odd data in every schema that a database here has tables for'],
  ['e2e/test/compile-variants.test.ts', 'the same on other places and settings'],
]

console.log(`Deep checks:\n${CHECKS.map(([file, what]) => `  ${file}: ${what}`).join('\n')}`)
const root = fileURLToPath(new URL('../../', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const { status } = spawnSync(process.execPath, [vitest, 'run', ...CHECKS.map(([file]) => file)], { cwd: root, env, stdio: 'inherit' })
process.exitCode = status ?? 1
