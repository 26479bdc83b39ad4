import { afterAll, beforeAll, expect, test } from 'vitest'
import { extendedFiles, misused } from '../src/extended/extensions.js'
import { extendedSchema } from '../src/extended/schema.js'
import { checkAlone } from '../src/output/check-alone.js'
import { TOOL_CHECKS } from '../src/output/tools.js'
import { generateProject, removeProject, writeInto } from '../src/project.js'

let folder: string
beforeAll(() => {
  folder = generateProject('extension-types', extendedSchema)
  for (const [path, text] of Object.entries(extendedFiles)) writeInto(folder, path, text)
})
afterAll(() => removeProject(folder))

test('extensions please every compiler and the linter, and make no circle', { timeout: 300_000 }, async () => {
  expect((await checkAlone(folder, TOOL_CHECKS)).map(({ check, found }) => [check, found])).toEqual(TOOL_CHECKS.map((check) => [check, '']))
})

test('what an extension gets wrong does not compile', { timeout: 300_000 }, async () => {
  writeInto(folder, 'src/extensions/misused.ts', misused)
  expect(await checkAlone(folder, ['TypeScript 7', 'TypeScript 6', 'TypeScript 5.9'])).toMatchObject([{ found: '' }, { found: '' }, { found: '' }])
})
