import { afterAll, beforeAll, expect, test } from 'vitest'
import { extendedFiles, misused } from '../src/extended/extensions.js'
import { extendedSchema } from '../src/extended/schema.js'
import { checkAlone } from '../src/output/check-alone.js'
import { checksBeside } from '../src/output/tools.js'
import { generateProject, removeProject, writeInto } from '../src/project.js'

const CHECKS = checksBeside(0)

let folder: string
beforeAll(() => {
  folder = generateProject('extension-types', extendedSchema)
  for (const [path, text] of Object.entries(extendedFiles)) writeInto(folder, path, text)
})
afterAll(() => removeProject(folder))

test('extensions please compilers and the linter, and make no circle', { timeout: 300_000 }, async () => {
  expect((await checkAlone(folder, CHECKS)).map(({ check, found }) => [check, found])).toEqual(CHECKS.map((check) => [check, '']))
})

test('what an extension gets wrong does not compile', { timeout: 300_000 }, async () => {
  writeInto(folder, 'src/extensions/misused.ts', misused)
  for (const { check, found } of await checkAlone(folder, CHECKS.filter((tool) => tool.startsWith('TypeScript')))) expect([check, found]).toEqual([check, ''])
})
