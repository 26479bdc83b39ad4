import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bootApp } from '../src/app-under-test.js'
import { ecommerceContract, ecommerceFiles, ecommerceSchema } from '../src/ecommerce.js'
import { checkAlone } from '../src/output/check-alone.js'
import { checksBeside } from '../src/output/tools.js'
import { generateProject, removeProject, ROOT, ssot, writeInto } from '../src/project.js'

const CHECKS = checksBeside(2)

test('the committed output of the blog is what its schema gives', () => {
  const { code, stdout, stderr } = ssot(['generate', '--check', '--no-prisma-client', '--cwd', join(ROOT, 'examples/blog')])
  expect(code, stdout + stderr).toBe(0)
})

test('what the blog has besides is what a new project gets', () => {
  const folder = generateProject('blog-anew', join(ROOT, 'examples/blog/prisma/schema.prisma'), ['--no-prisma-client'])
  try {
    const paths = ['src/app.ts', 'src/config.ts', 'src/db.ts', 'src/log.ts', 'src/middleware.ts', 'src/server.ts', 'src/extensions/index.ts', 'test/smoke.test.ts', 'eslint.config.js', 'tsconfig.json', '.env.example']
    for (const path of paths) expect(readFileSync(join(ROOT, 'examples/blog', path), 'utf8'), path).toBe(readFileSync(join(folder, path), 'utf8'))
  } finally {
    removeProject(folder)
  }
})

test('the extensions of the shop, and what it says of its contract, please the compiler and the linter', { timeout: 300_000 }, async () => {
  const folder = generateProject('ecommerce', ecommerceSchema, ['--config', join(ROOT, 'examples/ecommerce/ssot.config.ts')])
  try {
    for (const [path, text] of Object.entries({ ...ecommerceFiles, ...ecommerceContract })) writeInto(folder, path, text)
    expect((await checkAlone(folder, CHECKS)).map(({ check, found }) => [check, found])).toEqual(CHECKS.map((check) => [check, '']))
  } finally {
    removeProject(folder)
  }
})

test.each([
  ['demo', '/api/todos', { title: 'Try it' }],
  ['minimal', '/api/shelves', { label: 'Poetry' }],
])('the example %s answers', async (name, path, body) => {
  const app = await bootApp(name, readFileSync(join(ROOT, `examples/${name}/prisma/schema.prisma`), 'utf8'), 'sqlite')
  try {
    const made = await app.request('POST', path, body)
    expect(made).toMatchObject({ status: 201, body })
    expect(await app.request('GET', made.headers.get('location') ?? '')).toMatchObject({ status: 200, body })
  } finally {
    await app.close()
  }
})
