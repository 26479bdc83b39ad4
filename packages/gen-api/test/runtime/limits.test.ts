import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../../runtime/app.js'

it('documents the budgets of what comes along as they are', () => {
  const page = readFileSync(new URL('../../../../docs/lists.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| .+ \| ([\d,]+) \| `(\w+)` \|$/gm)].map(([, limit = '', name = '']) => [name, Number(limit.replace(',', ''))] as const)
  expect(rows.length).toBeGreaterThan(5)
  expect(DEFAULT_LIMITS).toMatchObject(Object.fromEntries(rows))
})
