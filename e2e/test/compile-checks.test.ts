// Shows that each check of `compile.test.ts` sees the fault that it is there for, planted in a project that has none.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkOutput, type Check } from '../src/output/check-output.js'
import { shareOf } from '../src/output/share.js'
import { generateProject, removeProject } from '../src/project.js'

const schema = `
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

const MODEL = 'src/gen/models/post'

/** What is planted, by which check it is found, and what that says. */
const faults: readonly { readonly what: string; readonly check: Check; readonly says: string; readonly plant: (folder: string) => void }[] = [
  ...(['TypeScript 7', 'TypeScript 6', 'TypeScript 5.9'] as const).map((check) => ({
    what: 'a text where a number is declared',
    check,
    says: 'planted.ts(1,14): error TS2322',
    plant: write('src/planted.ts', "export const planted: number = 'text'\n"),
  })),
  { what: 'a promise that floats', check: 'ESLint', says: 'no-floating-promises', plant: write('src/planted.ts', 'Promise.resolve(1)\n\nexport {}\n') },
  { what: 'a warning', check: 'ESLint', says: 'Unused eslint-disable', plant: write('src/planted.ts', '// eslint-disable-next-line no-undef\nexport {}\n') },
  {
    what: 'a circle of types',
    check: 'cycles',
    says: 'planted-a.ts > planted-b.ts',
    plant: (folder) => {
      write('src/planted-a.ts', "import type { B } from './planted-b.js'\n\nexport type A = B | 1\n")(folder)
      write('src/planted-b.ts', "import type { A } from './planted-a.js'\n\nexport type B = A[]\n")(folder)
    },
  },
  { what: 'an any', check: 'text', says: 'src/planted.ts:1 any', plant: write('src/planted.ts', 'export type Planted = any[]\n') },
  { what: 'a cast', check: 'text', says: 'src/planted.ts:1 cast', plant: write('src/planted.ts', 'export const planted = [] as string[]\n') },
  {
    what: 'a cast in a runtime file, by way of unknown',
    check: 'text',
    says: 'src/gen/runtime/api/planted.ts:2 cast',
    plant: write('src/gen/runtime/api/planted.ts', 'export const known = 1 as number\nexport const planted = 1 as unknown as string\n'),
  },
  {
    what: 'a rule set aside without a reason',
    check: 'text',
    says: 'src/gen/runtime/api/planted.ts:1 eslint-disable-next-line no-undef',
    plant: write('src/gen/runtime/api/planted.ts', '// eslint-disable-next-line no-undef\nexport {}\n'),
  },
  {
    what: 'a directive behind code',
    check: 'text',
    says: 'src/planted.ts:2 @ts-ignore',
    plant: write('src/planted.ts', "export const text = '// @ts-nocheck'\nexport const planted = [/* @ts-ignore */ 1]\n"),
  },
  { what: 'DTOs without a type', check: 'text', says: 'model Post: post/dto.ts declares', plant: edit(`${MODEL}/dto.ts`, 'export type PostUpdate', 'type PostUpdate') },
  { what: 'DTOs of a second model', check: 'text', says: 'model Post: post/dto.ts declares', plant: edit(`${MODEL}/dto.ts`, 'export type PostUpdate', 'export type Other = 1\nexport type PostUpdate') },
  { what: 'a model without files', check: 'text', says: 'model Post: 0 times a set of DTOs', plant: (folder) => rmSync(join(folder, MODEL), { recursive: true }) },
  { what: 'files without a model', check: 'text', says: 'model Post: 2 times a set of DTOs', plant: (folder) => cpSync(join(folder, MODEL), join(folder, `${MODEL}-2`), { recursive: true }) },
  { what: 'no routes', check: 'text', says: 'model Post: 0 times a set of routes', plant: (folder) => rmSync(join(folder, 'src/gen/http/express/routes/posts.ts')) },
  {
    what: 'routes twice',
    check: 'text',
    says: 'model Post: 2 times a set of routes',
    plant: (folder) => cpSync(join(folder, 'src/gen/http/express/routes/posts.ts'), join(folder, 'src/gen/http/express/routes/more.ts')),
  },
  { what: 'a file in an odd place', check: 'text', says: 'src/lib/planted.ts: in no folder', plant: write('src/lib/planted.ts', 'export {}\n') },
  { what: 'two names that differ in case', check: 'text', says: 'src/server.ts: the same as src/Server.ts', plant: write('src/Server.ts', 'export {}\n') },
  { what: 'a file that is too large', check: 'text', says: 'src/planted.ts: 120000 characters', plant: write('src/planted.ts', '//'.repeat(60_000)) },
  { what: 'a file whose origin is not told', check: 'text', says: 'src/gen/planted.ts: does not say', plant: write('src/gen/planted.ts', 'export {}\n') },
]

let clean: string
beforeAll(() => {
  clean = generateProject('checks', schema)
})
afterAll(() => removeProject(clean))

test('nothing is found where nothing is wrong', { timeout: 300_000 }, async () => {
  const findings = await checkOutput({ folder: clean, isShown: () => true }, ['cycles', 'text'])
  expect(findings.map(({ found }) => found)).toEqual(['', ''])
})

describe.each(faults)('$what', ({ check, says, plant }) => {
  test(`is found by ${check}`, { timeout: 300_000 }, async () => {
    const folder = `${clean}-planted`
    cpSync(clean, folder, { recursive: true, verbatimSymlinks: true })
    try {
      plant(folder)
      const [finding] = await checkOutput({ folder, isShown: () => true }, [check])
      expect(finding?.found).toContain(says)
    } finally {
      removeProject(folder)
    }
  })
})

test('the shares of a run are parts of it that do not meet', () => {
  const all = Array.from({ length: 10 }, (_, index) => index)
  const shares = [1, 2, 3].map((i) => all.filter(shareOf(`${i}/3`)))
  expect(shares.flat().sort((a, b) => a - b)).toEqual(all)
  expect(shares.map((share) => share.length)).toEqual([4, 3, 3])
  expect(all.filter(shareOf(''))).toEqual(all)
  expect(() => shareOf('4/3')).toThrow('SSOT_SHARE is "4/3"')
})

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
