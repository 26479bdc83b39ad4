import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assertAlike } from '../src/http/alike.js'
import { createBlogDatabase, type BlogDatabase } from '../src/http/database.js'
import { buildBlogs, FRAMEWORKS, run, type Both } from '../src/http/projects.js'

// `pnpm bench` compares the replies of both before it measures.
const due = process.env['SSOT_DEEP'] === '1' ? FRAMEWORKS : FRAMEWORKS.filter((framework) => framework === 'fastify')

describe.each(due)('the blog by %s that was written by hand', (framework) => {
  const scratch = mkdtempSync(join(tmpdir(), 'ssot-bench-test-'))
  let database: BlogDatabase
  let folders: Both<string>

  beforeAll(async () => {
    database = await createBlogDatabase(scratch)
    // The compiler's faults come out here.
    folders = buildBlogs(scratch, { framework, provider: database.provider })
  }, 300_000)
  afterAll(async () => {
    await database.drop()
    rmSync(scratch, { recursive: true, force: true })
  })

  test('answers as the generated one: replies to the byte, statements, lines in the log', async () => {
    await expect(assertAlike(folders, database)).resolves.toBeUndefined()
  }, 60_000)

  test('keeps the rules that generated projects keep', () => {
    expect(() => run([join(folders.handwritten, 'node_modules/eslint/bin/eslint.js'), 'src', '--max-warnings', '0'], folders.handwritten)).not.toThrow()
  }, 60_000)
})
