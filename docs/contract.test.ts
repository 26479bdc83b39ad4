import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const check = fileURLToPath(new URL('../tooling/checks/contract.mjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'ssot-contract-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** What the check says of a page. */
function checked(page: string, ...options: string[]): { readonly code: number | null; readonly text: string } {
  const path = join(folder, 'contract.md')
  writeFileSync(path, page)
  const { status, stdout, stderr } = spawnSync(process.execPath, [check, path, ...options], { encoding: 'utf8' })
  return { code: status, text: stdout + stderr }
}

const SHOWN = '- **a-1** It is so.\n  - `e2e/test/blog.test.ts` › lists › come in pages with what a pager needs\n'

test('the contract has a test for each sentence', () => {
  const { status, stderr } = spawnSync(process.execPath, [check], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, ''])
})

test.each([
  ['a sentence without a test', '- **a-1** It is so.\n', '"a-1" has no test'],
  ['a sentence twice', `${SHOWN}${SHOWN}`, 'two sentences "a-1"'],
  ['a sentence without a name', '- It is so.\n', 'neither a sentence nor a test'],
  ['a page without sentences', 'Nothing at all.\n', 'has no sentences'],
  ['a file that is not there', SHOWN.replace('blog', 'nowhere'), 'there is no e2e/test/nowhere.test.ts'],
  ['a test that is not there', SHOWN.replace('come in pages', 'come in pages or not'), 'has no test "lists › come in pages or not with what a pager needs"'],
  ['a test in another place', SHOWN.replace('lists', 'records'), 'has no test "records › come in pages with what a pager needs"'],
  ['a case that is not there', '- **a-1** It is so.\n  - `e2e/test/blog.test.ts` › lists › %s (`where[nothing]`)\n', '"lists › %s" has no case "where[nothing]"'],
])('%s is a fault', (_, page, fault) => {
  expect(checked(page)).toEqual({ code: 1, text: expect.stringContaining(fault) as string })
})

test('what is not yet true needs no test, until the contract is to be complete', () => {
  const page = `${SHOWN}\n## Not yet\n\n- **b-1** It will be so.\n`
  expect(checked(page)).toEqual({ code: 0, text: expect.stringContaining('2 sentences of the contract, 1 not yet') as string })
  expect(checked(page, '--complete')).toEqual({ code: 1, text: expect.stringContaining('"b-1" is not yet true') as string })
})
