import { basename } from 'node:path'
import { test } from 'vitest'
import type { Provider } from './database.js'
import { isThere } from './services.js'
import { deep, isDue } from './third.js'

/** Whether a database does not answer, so that its tests are left out: a skipped one says so. */
export function isMissing(provider: Provider): boolean {
  if (!isThere[provider]) test.skip(`${provider} does not answer`, () => undefined)
  return !isThere[provider]
}

/**
 * Whether a file does without a database on which it shows again what it shows on SQLite, or another file does: where that is missing, and,
 * outside of depth, where it is the turn of other files. A skipped test says why.
 *
 * @param file the test file's `import.meta.url`
 */
export function leavesOut(provider: Provider, file: string): boolean {
  if (isMissing(provider)) return true
  if (provider === 'sqlite' || deep || isDue(Buffer.from(basename(file)).reduce((sum, byte) => sum + byte, 0))) return false
  test.skip(`${provider} is the turn of other files`, () => undefined)
  return true
}
