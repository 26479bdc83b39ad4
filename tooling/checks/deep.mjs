// The large counts: kills, hostile schemas, every check of the output for every schema. Prints what it runs, and each of them prints its times.
// SSOT_SHARE=<i>/<n> runs one of n shares of the slow checks of output. With --sampled, what compiles or boots every schema is left to the
// sample that the ordinary tests take, and of the rest a third is run, another one each time: which, the hour says, or SSOT_THIRD (0 to 2).
// Of what takes long in a third there are fewer then, or a share that changes as well.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { thirdOf } from './third.mjs'

const isSampled = process.argv.includes('--sampled')
const sampled = { SSOT_HOSTILE: '500', SSOT_HISTORIES: '150', SSOT_EDITS: '100', SSOT_SHARE: `${(Math.floor(Date.now() / 3 / 3_600_000) % 3) + 1}/3` }
const env = { SSOT_DEEP: '1', SSOT_KILLS: '200', SSOT_HOSTILE: '2000', SSOT_HISTORIES: '1000', SSOT_EDITS: '350', ...(isSampled && sampled), ...process.env }

/** A test file each, what it does more of in depth, and which third of a sample it is in; none for what goes through every schema. */
const ALL = [
  ['packages/output/test/kill.test.ts', `${env.SSOT_KILLS} kills`, 0],
  ['packages/output/test/histories.test.ts', `${env.SSOT_HISTORIES} histories of edits, and as many that compile`, 0],
  ['packages/output/test/three-way.test.ts', '5,000 merges against git', 0],
  ['e2e/test/incremental.test.ts', `${env.SSOT_EDITS} edits of each schema, generated again and from nothing`, 0],
  ['packages/gen-express/test/hostile.test.ts', `${env.SSOT_HOSTILE} hostile schemas`, 1],
  ['packages/gen-express/test/hostile-types.test.ts', 'one in ten of as many compiled', 1],
  ['e2e/test/extension-types.test.ts', 'extensions under every compiler', 1],
  ['e2e/test/operation-types.test.ts', 'operations of extensions, too', 1],
  ['packages/gen-express/test/hostile-text.test.ts', 'twice as many broken ones', 2],
  ['e2e/test/hostile-requests.test.ts', 'every leak that is planted', 2],
  ['e2e/test/compile-checks.test.ts', 'faults planted for every tool', 2],
  ['e2e/test/on-fastify/in-depth.test.ts', 'everything that looks at the API from outside, on Fastify'],
  ['e2e/test/equivalence.test.ts', 'three projects on two databases, both frameworks'],
  ['e2e/test/cursor.test.ts', 'walks by small pages in every order', 0],
  ['e2e/test/query-cost.test.ts', 'statements counted on both databases', 0],
  ['e2e/test/adoption.test.ts', 'every application that is adopted', 1],
  ['e2e/test/soft-delete-filters.test.ts', '300 filters around what is deleted', 1],
  ['e2e/test/names.test.ts', 'every awkward name on both databases', 1],
  ['e2e/test/walks-under-writes.test.ts', 'walks through 100,000 rows', 2],
  ['e2e/test/shapes.test.ts', '5,000 bodies of every fixture, by validators and by JSON Schema'],
  ['e2e/test/contract-check.test.ts', 'every status of three projects on two databases'],
  ['e2e/test/openapi-documents.test.ts', 'three checkers on the description of every schema'],
  ['packages/gen-client/test/compile.test.ts', 'three compilers on the client of every schema'],
  ['e2e/test/compile.test.ts', `three compilers, linter and cycles on every schema${env.SSOT_SHARE ? `, share ${env.SSOT_SHARE}` : ''}`],
  ['e2e/test/corpus-crud.test.ts', 'valid and odd data in every schema that a database here has tables for'],
  ['e2e/test/compile-variants.test.ts', 'the same on other places and settings'],
]

const third = thirdOf(env)
const CHECKS = isSampled ? ALL.filter(([, , part]) => part === third) : ALL

console.log(`Deep checks:\n${CHECKS.map(([file, what]) => `  ${file}: ${what}`).join('\n')}`)
const root = fileURLToPath(new URL('../../', import.meta.url))
const vitest = fileURLToPath(new URL('../../node_modules/vitest/vitest.mjs', import.meta.url))
const { status } = spawnSync(process.execPath, [vitest, 'run', ...CHECKS.map(([file]) => file)], { cwd: root, env, stdio: 'inherit' })
process.exitCode = status ?? 1
