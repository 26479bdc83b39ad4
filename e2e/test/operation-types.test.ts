import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { misusedOperations, operatedFiles, operatedSchema } from '../src/extended/operations.js'
import { checkAlone } from '../src/output/check-alone.js'
import { checksBeside } from '../src/output/tools.js'
import { generateProject, removeProject, ssot, writeInto } from '../src/project.js'

const CHECKS = checksBeside(1)

let folder: string
beforeAll(() => {
  folder = generateProject('operation-types', operatedSchema)
  for (const [path, text] of Object.entries(operatedFiles)) writeInto(folder, path, text)
})
afterAll(() => removeProject(folder))

/** The file with its examples: comments that are sentences stay. */
function withExamples(text: string): string {
  return text.replace(/^( *)\/\/ (?![A-Z])(.*)$/gm, '$1$2')
}

test('operations, and what ssot extend writes, with its examples and without, please compilers and the linter', { timeout: 600_000 }, async () => {
  const every = CHECKS.map((check) => [check, ''])
  for (const model of ['Operation', 'Index']) {
    const { code, stderr } = ssot(['extend', model, '--schema', 'prisma/schema.prisma'], folder)
    expect([code, stderr]).toEqual([0, expect.not.stringContaining('warning')])
  }
  expect(readFileSync(join(folder, 'src/extensions/index.ts'), 'utf8')).toContain('defineExtensions({ post, seat, word, operation: operationExtension, index })')
  expect((await checkAlone(folder, CHECKS)).map(({ check, found }) => [check, found])).toEqual(every)
  for (const name of ['operation.ts', 'index-extension.ts']) {
    const path = `src/extensions/${name}`
    const examples = withExamples(readFileSync(join(folder, path), 'utf8'))
    expect(examples).toContain('\n  operations: {\n')
    writeInto(folder, path, examples)
  }
  expect((await checkAlone(folder, CHECKS, ['src/extensions'])).map(({ check, found }) => [check, found])).toEqual(every)
})

test('what an operation gets wrong does not compile', { timeout: 300_000 }, async () => {
  writeInto(folder, 'src/extensions/misused.ts', misusedOperations)
  for (const { check, found } of await checkAlone(folder, CHECKS.filter((tool) => tool.startsWith('TypeScript')))) expect([check, found]).toEqual([check, ''])
})
