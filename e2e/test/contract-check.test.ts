import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkedProject, type CheckedCase, type CheckedProject } from '../src/checked-project.js'
import { ecommerceContract, ecommerceFiles, ecommerceSchema } from '../src/ecommerce.js'
import { ROOT } from '../src/project.js'
import { postgresIsUp } from '../src/services.js'

const DEEP = process.env['SSOT_DEEP'] !== undefined

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const BLOG: CheckedCase = { name: 'blog', schema: read('examples/blog/prisma/schema.prisma') }

/** In depth, those that have more operations than the ordinary run has time for. */
const CASES: readonly CheckedCase[] = [
  { name: 'key-shapes', schema: read('fixtures/key-shapes.prisma') },
  { name: 'ecommerce', schema: ecommerceSchema, files: { ...ecommerceFiles, ...ecommerceContract }, seed: 'prisma/seed.ts' },
]

/** What the last line of a run says. */
const SUMMARY = /(\d+) requests, (\d+) of (\d+) required statuses reached, (\d+) faults\./

function expectKept({ code, stdout, stderr }: { readonly code: number | null; readonly stdout: string; readonly stderr: string }): void {
  const [, sent, reached, required, faults] = SUMMARY.exec(stdout) ?? expect.fail(stdout + stderr)
  // The table, and the faults with their requests.
  expect([reached, faults, code], stdout.slice(-8_000)).toEqual([required, '0', 0])
  expect(Number(sent)).toBeGreaterThan(Number(required))
}

describe('a project that is held against its document', () => {
  let project: CheckedProject
  beforeAll(async () => {
    project = await checkedProject(BLOG, 'sqlite')
  })
  afterAll(() => project.remove())

  test('reaches every status that its operations must be able to say, and gives no reply that is not declared', { timeout: 300_000 }, async () => {
    expectKept(await project.check(['--most', DEEP ? '20' : '2']))
  })

  test('by the other framework as well', { timeout: 300_000 }, async () => {
    expectKept(await project.check(['--framework', 'fastify', '--most', DEEP ? '20' : '2']))
  })

  test('is told of a status that is not declared, of a required one that is missing, and of a body that is not as its schema says', { timeout: 300_000 }, async () => {
    const path = join(project.folder, 'openapi.json')
    const text = readFileSync(path, 'utf8')
    const document = JSON.parse(text) as Planted
    const { responses } = document.paths['/api/tags']?.['post'] ?? expect.unreachable('tags are created')
    delete responses['409']
    const tag = document.components.schemas['Tag'] ?? document.components.schemas['TagRead'] ?? expect.unreachable('there is a schema of tags')
    tag.properties['name'] = { type: 'integer' }
    writeFileSync(path, JSON.stringify(document))
    try {
      const { code, stdout, stderr } = await project.check(['--most', '2'])
      expect(code, stderr).toBe(1)
      expect(stdout).toContain('tags.create must declare 409')
      expect(stdout).toContain('tags.create, 409: The status 409 is not declared.')
      expect(stdout).toMatch(/tags\.create, 201: value\/name must be integer/)
    } finally {
      writeFileSync(path, text)
    }
  })
})

/** What a fault is planted in. */
type Planted = {
  readonly paths: { readonly [path: string]: { readonly [method: string]: { readonly responses: { [status: string]: unknown } } } }
  readonly components: { readonly schemas: { readonly [name: string]: { readonly properties: { [name: string]: unknown } } } }
}

describe.runIf(DEEP)('in depth', () => {
  const providers = postgresIsUp ? (['sqlite', 'postgresql'] as const) : (['sqlite'] as const)
  const all = [BLOG, ...CASES].flatMap((one) => providers.map((provider) => [one.name, provider, one] as const))

  test.each(all)('%s on %s', { timeout: 1_800_000 }, async (_name, provider, one) => {
    const project = await checkedProject(one, provider)
    try {
      // One after the other, on what the one before has left: with the same seed all would be there already.
      for (const [index, framework] of ['express', 'fastify'].entries()) expectKept(await project.check(['--framework', framework, '--most', '2', '--seed', String(index + 1)]))
    } finally {
      await project.remove()
    }
  })
})
