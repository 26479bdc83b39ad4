import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '../src/database.js'
import { EQUIVALENCE_CASES, equivalenceCase } from '../src/equivalence/cases.js'
import { FAULTS, plantFaults } from '../src/equivalence/planted.js'
import { equivalenceProject, type EquivalenceProject } from '../src/equivalence/project.js'
import { isMissing } from '../src/leaves-out.js'
import { deep, isDue } from '../src/third.js'

/** Requests of one operation and kind: in depth enough for thousands in all. */
const MOST = deep ? '12' : '3'

const cases = EQUIVALENCE_CASES.flatMap((one) => (['sqlite', 'postgresql'] as const).map((provider) => ({ one, name: one.name, provider })))

describe.each(deep ? cases : cases.filter(({ name, provider }) => name === 'blog' && provider === 'sqlite'))('Express and Fastify serve $name on $provider', ({ one, provider }) => {
  if (isMissing(provider)) return

  test('the same to the byte, and leave the same in the database', { timeout: 1_800_000 }, async () => {
    const project = await equivalenceProject(one, provider satisfies Provider)
    try {
      const { report, code, stdout } = await project.compare(['--most', MOST])
      expect(report.findings, stdout).toEqual([])
      expect(report.missed).toEqual([])
      expect({ code, equivalent: report.equivalent }).toEqual({ code: 0, equivalent: true })
      // A valid request that is not granted compares little. The shop's rules refuse some whatever is sent.
      const refused = report.operations.filter(({ valid }) => valid.granted === 0).map(({ operation }) => operation)
      expect(refused.length, refused.join()).toBeLessThanOrEqual(one.name === 'ecommerce' ? report.operations.length / 8 : 0)
    } finally {
      await project.remove()
    }
  })
})

describe('a fault of an adapter', () => {
  let project: EquivalenceProject
  beforeAll(async () => {
    project = await equivalenceProject({ ...equivalenceCase('blog'), change: plantFaults }, 'sqlite')
  }, 300_000)
  afterAll(() => project.remove())

  // Each takes two servers: a third of them at a time.
  test.each(FAULTS.filter((_, i) => isDue(i)))('is found: %s', { timeout: 300_000 }, async (fault) => {
    const { report, code } = await project.compare(['--most', '4', '--stop-after', '1'], { PLANTED_FAULT: fault })
    expect(code).toBe(1)
    expect(report.equivalent).toBe(false)
    const [finding] = report.findings
    expect(finding?.curl).toContain('"$URL"')
    expect(finding?.differences.map(({ where }) => where)).toContainEqual(expect.stringMatching(SHOWS[fault]))
  })
})

/** Where each shows. */
const SHOWS: { readonly [F in (typeof FAULTS)[number]]: RegExp } = {
  'header-dropped': /^header etag$/,
  'status-changed': /^status$/,
  'byte-changed': /^body$/,
  'query-decoded': /^(?:status|body)$/,
  'written-twice': /^table main\./,
}
