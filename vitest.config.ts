import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { thirdOf } from './tooling/checks/third.mjs'
import { LongestFirst } from './tooling/tests/longest-first.js'

const resolve = { conditions: ['dev'] }
const exclude = ['**/node_modules/**', '**/dist/**']

/** Which third of what takes long is run, one and the same in all files: another one each hour, or the one that is asked for. */
const SSOT_THIRD = String(thirdOf(process.env))

const common = {
  testTimeout: 30_000,
  hookTimeout: 120_000,
  pool: 'forks' as const,
  env: { SSOT_THIRD },
  setupFiles: [fileURLToPath(new URL('tooling/tests/seed.ts', import.meta.url))],
  // What is WebAssembly here, Prisma's engines, is asked little: to optimize it takes longer.
  execArgv: ['--liftoff-only'],
}

/** Small files that change nothing others would see: a process for each of them would take longer to start than to run. */
const SHARING = ['packages/{core,output,plan}/test/**/*.test.ts', 'packages/gen-*/test/*.test.ts', 'packages/gen-api/test/runtime/*.test.ts', 'docs/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['tooling/tests/build-command.ts'],
    sequence: { sequencer: LongestFirst },
    // Tests that boot servers wait more than they work: one at a time would leave two cores idle.
    maxWorkers: availableParallelism() + 1,
    projects: [
      { resolve, ssr: { resolve }, test: { ...common, name: 'sharing', include: SHARING, exclude, isolate: false } },
      {
        resolve,
        ssr: { resolve },
        test: {
          ...common,
          name: 'alone',
          include: ['packages/*/test/**/*.test.ts', 'packages/cli/templates/**/*.test.ts', 'tooling/*/test/**/*.test.ts', 'e2e/**/*.test.ts', 'bench/test/**/*.test.ts', 'docs/**/*.test.ts', 'examples/plugins/*/test/**/*.test.ts'],
          exclude: [...exclude, ...SHARING],
        },
      },
    ],
  },
})
