// Shows that each check of `compile.test.ts` sees the fault that it is there for, planted in a project that has none.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkAlone } from '../src/output/check-alone.js'
import { checkTogether } from '../src/output/check-together.js'
import { generateProjects } from '../src/output/generate-projects.js'
import { shareOf } from '../src/output/share.js'
import { textFaults } from '../src/output/text-faults.js'
import { SAMPLE_CHECKS, type ToolCheck } from '../src/output/tools.js'
import { projectFolder, removeProject } from '../src/project.js'
import { isDue } from '../src/third.js'

const SCHEMA = `
datasource db {
  provider = "sqlite"
}

model Post {
  id    Int    @id
  title String
}

model Tag {
  name String @id
}
`

const root = projectFolder('checks')
const clean = join(root, 'clean')
const faulty = join(root, 'faulty')

beforeAll(async () => {
  const path = join(root, 'schema.prisma')
  writeFileSync(path, SCHEMA)
  const failed = await generateProjects(root, [{ name: 'clean', path, files: [] }, { name: 'refused', path: join(root, 'none.prisma'), files: [] }])
  expect([...failed.keys()]).toEqual(['refused'])
  // What is generated is linted in `compile.test.ts`; here the linter is to find what is planted beside it.
  edit('eslint.config.js', "'src/gen/prisma/'", "'src/gen/'")(clean)
  cpSync(clean, faulty, { recursive: true })
  write('src/planted-type.ts', "export const planted: number = 'text'\n")(faulty)
  write('src/planted-promise.ts', 'Promise.resolve(1)\n\nexport {}\n')(faulty)
  write('src/planted-warning.ts', '// eslint-disable-next-line no-undef\nexport {}\n')(faulty)
  write('src/planted-a.ts', "import type { B } from './planted-b.js'\n\nexport type A = B | 1\n")(faulty)
  write('src/planted-b.ts', "import type { A } from './planted-a.js'\n\nexport type B = A[]\n")(faulty)
}, 120_000)
afterAll(() => removeProject(root))

/** What each tool says of the faults. */
function saidBy(check: ToolCheck): readonly string[] {
  if (check === 'ESLint') return ['src/planted-promise.ts', 'no-floating-promises', 'src/planted-warning.ts', 'Unused eslint-disable']
  if (check === 'cycles') return ['planted-a.ts > ', 'planted-b.ts']
  return ['src/planted-type.ts(1,14): error TS2322']
}

describe.each([...new Set<ToolCheck>([...SAMPLE_CHECKS, 'cycles'])].filter((_, i) => isDue(i)))('%s', (check) => {
  test('finds in a project what is planted there', { timeout: 300_000 }, async () => {
    const [finding] = await checkAlone(faulty, [check])
    for (const said of saidBy(check)) expect(finding?.found).toContain(said)
  })

  test('finds it in one of several', { timeout: 300_000 }, async () => {
    const finding = await checkTogether(root, ['clean', 'faulty'], check)
    for (const said of saidBy(check)) expect(finding.found).toContain(said)
    expect(finding.found).toContain('faulty/src/planted')
    expect(finding.found).not.toContain('clean/')
  })
})

test('a warning alone is a fault', { timeout: 300_000 }, async () => {
  // JavaScript is linted without types, which would take most of the time and say nothing of this.
  const folder = plantedIn(write('planted.js', '// eslint-disable-next-line no-undef\nexport {}\n'))
  const [finding] = await checkAlone(folder, ['ESLint'], ['planted.js'])
  expect(finding?.found).toContain('0 errors, 1 warning')
})

const MODEL = 'src/gen/models/post'

/** What is planted, and what reading the files says of it. */
const faults: readonly { readonly what: string; readonly says: string; readonly plant: (folder: string) => void }[] = [
  { what: 'an any', says: 'src/planted.ts:1 any', plant: write('src/planted.ts', 'export type Planted = any[]\n') },
  { what: 'a cast', says: 'src/planted.ts:1 cast', plant: write('src/planted.ts', 'export const planted = [] as string[]\n') },
  {
    what: 'a cast in a runtime file, by way of unknown',
    says: 'src/gen/runtime/api/planted.ts:2 cast',
    plant: write('src/gen/runtime/api/planted.ts', 'export const known = 1 as number\nexport const planted = 1 as unknown as string\n'),
  },
  {
    what: 'a rule set aside without a reason',
    says: 'src/gen/runtime/api/planted.ts:1 eslint-disable-next-line no-undef',
    plant: write('src/gen/runtime/api/planted.ts', '// eslint-disable-next-line no-undef\nexport {}\n'),
  },
  {
    what: 'a directive behind code',
    says: 'src/planted.ts:2 @ts-ignore',
    plant: write('src/planted.ts', "export const text = '// @ts-nocheck'\nexport const planted = [/* @ts-ignore */ 1]\n"),
  },
  { what: 'DTOs without a type', says: 'model Post: post/dto.ts declares', plant: edit(`${MODEL}/dto.ts`, 'export type PostUpdate', 'type PostUpdate') },
  { what: 'DTOs of a second model', says: 'model Post: post/dto.ts declares', plant: edit(`${MODEL}/dto.ts`, 'export type PostUpdate', 'export type Other = 1\nexport type PostUpdate') },
  { what: 'a model without files', says: 'model Post: 0 times a set of DTOs', plant: (folder) => rmSync(join(folder, MODEL), { recursive: true }) },
  { what: 'files without a model', says: 'model Post: 2 times a set of DTOs', plant: (folder) => cpSync(join(folder, MODEL), join(folder, `${MODEL}-2`), { recursive: true }) },
  { what: 'no routes', says: 'model Post: 0 times a set of routes', plant: (folder) => rmSync(join(folder, 'src/gen/http/express/routes/posts.ts')) },
  {
    what: 'routes twice',
    says: 'model Post: 2 times a set of routes',
    plant: (folder) => cpSync(join(folder, 'src/gen/http/express/routes/posts.ts'), join(folder, 'src/gen/http/express/routes/more.ts')),
  },
  { what: 'a file in an odd place', says: 'src/lib/planted.ts: in no folder', plant: write('src/lib/planted.ts', 'export {}\n') },
  { what: 'two names that differ in case', says: 'src/server.ts: the same as src/Server.ts', plant: write('src/Server.ts', 'export {}\n') },
  { what: 'a file that is too large', says: 'src/planted.ts: 120000 characters', plant: write('src/planted.ts', '//'.repeat(60_000)) },
  { what: 'a file whose origin is not told', says: 'src/gen/planted.ts: does not say', plant: write('src/gen/planted.ts', 'export {}\n') },
]

test('nothing is read where nothing is wrong', () => {
  expect(textFaults(clean)).toEqual([])
})

test.each(faults)('$what is read', ({ says, plant }) => {
  expect(textFaults(plantedIn(plant)).join('\n')).toContain(says)
})

test('the shares of a run are parts of it that do not meet', () => {
  const all = Array.from({ length: 10 }, (_, index) => index)
  const shares = [1, 2, 3].map((i) => all.filter(shareOf(`${i}/3`)))
  expect(shares.flat().sort((a, b) => a - b)).toEqual(all)
  expect(shares.map((share) => share.length)).toEqual([4, 3, 3])
  expect(all.filter(shareOf(''))).toEqual(all)
  expect(() => shareOf('4/3')).toThrow('SSOT_SHARE is "4/3"')
})

/** The clean project with one fault. */
function plantedIn(plant: (folder: string) => void): string {
  const folder = join(root, 'planted')
  rmSync(folder, { recursive: true, force: true })
  cpSync(clean, folder, { recursive: true })
  plant(folder)
  return folder
}

function write(path: string, text: string) {
  return (folder: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

function edit(path: string, from: string, to: string) {
  return (folder: string): void => {
    const text = readFileSync(join(folder, path), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(folder, path), text.replace(from, to))
  }
}
