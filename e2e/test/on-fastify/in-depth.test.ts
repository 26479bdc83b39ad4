// The other suites that look at the API from outside. What they find on one framework they find on the other as a rule, and `pnpm equivalence`
// compares both, so they run in depth only.
import '../../src/on-fastify.js'
import { test } from 'vitest'

if (process.env['SSOT_DEEP'] === '1') {
  await import('../blog.test.js')
  await import('../bulk.test.js')
  await import('../concurrent-writes.test.js')
  await import('../cursor.test.js')
  await import('../ecommerce.test.js')
  await import('../extensions.test.js')
  await import('../hostile-requests.test.js')
  await import('../key-shapes.test.js')
  await import('../names.test.js')
  await import('../nested-writes.test.js')
  await import('../operations-of-your-own.test.js')
  await import('../reach.test.js')
  await import('../relations.test.js')
  await import('../search.test.js')
  await import('../secrets.test.js')
  await import('../soft-delete.test.js')
  await import('../statement-timeout.test.js')
} else {
  test.skip('what looks at the API from outside runs on Fastify, too, in depth', () => undefined)
}
