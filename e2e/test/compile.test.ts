// Shows that the project generated for every fixture and every real schema compiles under each TypeScript, is clean under its own ESLint,
// has no circle of imports, and holds one set of DTOs and of routes for each model and nothing that gets round the type checker.
// Both forms of a real schema give the same output, so one of them is compiled.
// An ordinary run compiles a third of the schemas and one of each kind; one or two of the other tools have the blog and a third
// of the kinds. SSOT_DEEP=1 runs every check on every schema, and again as a user would, one project at a time: SSOT_SHARE=<i>/<n> takes the i-th of n shares of those.
import { join } from 'node:path'
import { generate, parseSchema } from '@ssot-codegen/core'
import { corpus, fixtures, readSchema, type TestSchema } from '@ssot-codegen/fixtures'
import { api } from '@ssot-codegen/gen-api'
import { client } from '@ssot-codegen/gen-client'
import { express } from '@ssot-codegen/gen-express'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAlone } from '../src/output/check-alone.js'
import { checkTogether } from '../src/output/check-together.js'
import { generateProjects, type ProjectSchema } from '../src/output/generate-projects.js'
import { isShownBy } from '../src/output/shown-models.js'
import { shareOf } from '../src/output/share.js'
import { textFaults } from '../src/output/text-faults.js'
import { SAMPLE_CHECKS, TOOL_CHECKS, type Finding } from '../src/output/tools.js'
import { projectFolder, removeProject, ROOT } from '../src/project.js'
import { deep, isDue } from '../src/third.js'

const isInShare = shareOf(process.env['SSOT_SHARE'])

const blog: TestSchema = { ...readSchema(join(ROOT, 'examples/blog/prisma/schema.prisma')), name: 'blog' }
const real = corpus('as-published')
const all = [blog, ...fixtures(), ...real]
/** What the schema changes most in the files that belong to no model is the database, and that there is no model. */
const ofEachKind = all.filter((schema, i) => schema.name === 'no-exposed-models' || all.findIndex((other) => providerOf(other) === providerOf(schema)) === i)
const onExpress = all.filter((schema, i) => isDue(i) || ofEachKind.includes(schema))
const onFastify = (deep ? onExpress : ofEachKind).map((schema): ProjectSchema => ({ ...schema, name: `${schema.name}-on-fastify`, framework: 'fastify' }))
const schemas: readonly ProjectSchema[] = [...onExpress, ...onFastify]
const seenByAll = [...ofEachKind, ...onFastify].filter(({ name }, i) => name.startsWith('blog') || isDue(i))

const root = projectFolder('compile')
const times: string[] = []
let failed: ReadonlyMap<string, string>
const made = (some: readonly ProjectSchema[]) => some.map(({ name }) => name).filter((name) => !failed.has(name))

beforeAll(async () => {
  const start = performance.now()
  failed = await generateProjects(root, schemas)
  times.push(`generate: ${schemas.length} projects, ${seconds(performance.now() - start)}`)
}, 1_200_000)
afterAll(() => {
  console.log(times.join('\n'))
  removeProject(root)
})

describe('the output', () => {
  test.each(schemas)('for $name is made, and as it should be', ({ name, files }) => {
    expect(failed.get(name)).toBeUndefined()
    expect(textFaults(join(root, name), isShownBy(files))).toEqual([])
  })

  // The compiler that is fastest sees all of them each time, the other tools take turns.
  const due = TOOL_CHECKS.filter((check, i) => check === 'TypeScript 7' || isDue(i))
  const checks = due.map((check) => ({ check, some: deep || check === 'TypeScript 7' ? schemas : seenByAll }))
  test.each(checks)('for $some.length schemas gives $check nothing to say', { timeout: 3_600_000 }, async ({ check, some }) => {
    const finding = await checkTogether(root, made(some), check)
    times.push(timed(`${some.length} together`, [finding]))
    expect(finding.found).toBe('')
  })
})

// One project at a time, in its folder: as its owner checks it.
describe.concurrent('the project for', () => {
  const due = deep ? schemas.filter((_, index) => isInShare(index)) : [blog]
  test.for(due)('$name is clean', { timeout: 3_600_000 }, async ({ name }) => {
    const findings = await checkAlone(join(root, name), SAMPLE_CHECKS)
    times.push(timed(name, findings))
    expect(findings.filter(({ found }) => found !== '').map(({ check, found }) => `${check}: ${found}`)).toEqual([])
  })
})

test.each(real)('$name gives the same output as published and in the form of Prisma 7', ({ name, files }) => {
  const other = corpus('prisma-7').find((schema) => schema.name === name) ?? expect.unreachable()
  expect(outputOf(other.files)).toEqual(outputOf(files))
})

/** All files, and all entries of documents. */
function outputOf(files: TestSchema['files']): unknown {
  const { schema } = parseSchema(files)
  const output = generate(schema ?? expect.unreachable(), [project(), api(), express(), client()], { runtime: loadRuntime })
  expect(output.files.length).toBeGreaterThan(0)
  return { files: output.files.map(({ path, text }) => ({ path, text })), documents: output.documents }
}

function providerOf({ files }: TestSchema): string | undefined {
  return files.map(({ text }) => /^\s*provider\s*=\s*"(sqlite|postgres|mysql|sqlserver|cockroachdb)/m.exec(text)?.[1]).find((found) => found !== undefined)
}

function timed(what: string, findings: readonly Finding[]): string {
  return `${what}: ${findings.map(({ check, ms }) => `${check} ${seconds(ms)}`).join(', ')}`
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}
