// Shows that the project generated for every fixture and every real schema compiles under each TypeScript, is clean under its own ESLint,
// has no circle of imports, and holds one set of DTOs and of routes for each model and nothing that gets round the type checker. Both forms
// of a real schema give the same output, so one of them is compiled.
// SSOT_DEEP=1 runs every check; SSOT_SHARE=<i>/<n> runs the slow ones on one of n shares of the schemas.
import { join } from 'node:path'
import { generate, parseSchema } from '@ssot-codegen/core'
import { corpus, fixtures, readSchema, type TestSchema } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { afterAll, describe, expect, test } from 'vitest'
import { checkOutput, CHECKS, type Check } from '../src/output/check-output.js'
import { isShownBy } from '../src/output/shown-models.js'
import { shareOf } from '../src/output/share.js'
import { createTimeTable } from '../src/output/time-table.js'
import { generateProject, removeProject, ROOT } from '../src/project.js'

const deep = process.env['SSOT_DEEP'] === '1'
const isInShare = shareOf(process.env['SSOT_SHARE'])

const blog: TestSchema = { ...readSchema(join(ROOT, 'examples/blog/prisma/schema.prisma')), name: 'blog' }
const real = corpus('as-published')
const schemas = [blog, ...fixtures(), ...(deep ? real : real.filter((_, i) => i % 5 === 0))]

/** Quick ones on all, the others on what is due. */
function checksOf(index: number): readonly Check[] {
  return (deep && isInShare(index)) || (!deep && index === 0) ? CHECKS : ['TypeScript 7', 'text']
}

const times = createTimeTable(CHECKS)
afterAll(() => console.log(times.text()))

describe.concurrent('the output for', () => {
  test.for(schemas.map((schema, index) => ({ ...schema, index })))('$name', { timeout: 900_000 }, async ({ name, path, files, index }) => {
    const start = performance.now()
    const folder = generateProject(name, path)
    const generated = performance.now() - start
    try {
      const findings = await checkOutput({ folder, isShown: isShownBy(files) }, checksOf(index))
      times.add(name, generated, findings)
      expect(findings.filter(({ found }) => found !== '').map(({ check, found }) => `${check}: ${found}`)).toEqual([])
    } finally {
      removeProject(folder)
    }
  })
})

test.each(real)('$name gives the same output as published and in the form of Prisma 7', ({ name, files }) => {
  const other = corpus('prisma-7').find((schema) => schema.name === name) ?? expect.unreachable()
  expect(outputOf(other.files)).toEqual(outputOf(files))
})

/** All files, and all entries of documents. */
function outputOf(files: TestSchema['files']): unknown {
  const { schema } = parseSchema(files)
  const output = generate(schema ?? expect.unreachable(), [project(), api(), express()], { runtime: loadRuntime })
  expect(output.files.length).toBeGreaterThan(0)
  return { files: output.files.map(({ path, text }) => ({ path, text })), documents: output.documents }
}
