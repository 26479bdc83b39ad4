import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const resolve = { conditions: ['dev'] }

export default defineConfig({
  resolve,
  ssr: { resolve },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'tooling/*/test/**/*.test.ts', 'e2e/**/*.test.ts', 'bench/test/**/*.test.ts', 'docs/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Tests that boot servers wait more than they work: one at a time would leave two cores idle.
    maxWorkers: Math.max(2, availableParallelism()),
  },
})
