// Follows docs/upgrade.md and docs/adoption.md: types their commands where somebody would who needs them.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stamp } from '../../packages/output/src/header.js'
import { guidedFolder, type Guided } from '../src/guided-folder.js'
import { ROOT } from '../src/project.js'
import { blocksOf } from '../src/shell-blocks.js'

let guided: Guided
beforeEach(async () => {
  guided = await guidedFolder()
})
afterEach(() => guided.end())

const linesOf = (page: string) => blocksOf(readFileSync(join(ROOT, 'docs', page), 'utf8'), 'sh').map((block) => block.split('\n').filter((line) => line !== ''))
const text = (path: string) => readFileSync(join(guided.folder(), path), 'utf8')

async function follow(lines: readonly string[]): Promise<string> {
  let all = ''
  for (const line of lines) {
    // Types of our packages are read where those are installed.
    if (line === 'npm run typecheck') continue
    const { status, output } = await guided.run(line)
    expect(status, `${line}\n${output}`).toBe(0)
    all += output
  }
  return all
}

const DTO = 'src/gen/models/post/dto.ts'

/** A project as an older version would have left it: one line less in a file, and in that file an edit. */
async function olderProject(): Promise<void> {
  await follow(['npx ssot init shop --yes', 'cd shop', 'npm install', 'git init -qb main'])
  const body = text(DTO).split('\n').slice(2).join('\n')
  const older = stamp(DTO, body.replace('  content: string | null\n', ''), 'model Post') ?? ''
  expect(older).not.toBe(text(DTO))
  guided.write(DTO, older)
  await follow(['git add --all', 'git commit -qm older'])
}

test('an upgrade: the edit is merged, and git takes it back', { timeout: 240_000 }, async () => {
  await olderProject()
  writeFileSync(join(guided.folder(), DTO), text(DTO).replace('updatedAt: Date', 'updatedAt: Date // ours'))
  await follow(['git commit -qam edited'])
  const [steps = [], , back = []] = linesOf('upgrade.md')
  const printed = await follow(steps)
  expect(printed).toContain('+  content: string | null')
  expect(printed).toContain('output/merged')
  expect(text(DTO)).toMatch(/content: string \| null[^]*updatedAt: Date \/\/ ours/)
  expect((await guided.run('git status --short')).output).toContain(DTO)
  await follow(back)
  expect(text(DTO)).not.toContain('content: string | null\n  published: boolean')
})

test('an upgrade: each way ends a conflict', { timeout: 240_000 }, async () => {
  await olderProject()
  writeFileSync(join(guided.folder(), DTO), text(DTO).replace('  published: boolean', '  content: string // ours\n  published: boolean'))
  await follow(['git commit -qam edited'])
  const [, ways = []] = linesOf('upgrade.md')
  expect(ways).toHaveLength(3)
  for (const way of ways) {
    expect((await guided.run('npx ssot generate')).status).toBe(2)
    const { output } = await guided.run(way)
    expect(output).toContain('updated')
    const dto = text(DTO)
    expect([way.split(' ').at(-1), dto.includes('// ours'), dto.includes('content: string | null\n'), dto.includes('<<<<<<<')]).toEqual(
      way.endsWith('ours') ? ['ours', false, true, false] : way.endsWith('theirs') ? ['theirs', true, false, false] : ['markers', true, true, true],
    )
    await follow(['git checkout .', 'git clean -qfd'])
  }
})

const APP = `import express from 'express'

export const app = express()
app.get('/', (_request, response) => { response.json({ theirs: true }) })
app.listen(Number(process.env['PORT']), '127.0.0.1')
`

test('an adoption: looked at from outside, mounted, and taken out again', { timeout: 240_000 }, async () => {
  const manifest = { name: 'theirs', version: '1.0.0', type: 'module', dependencies: { express: '^5.1.0' } }
  const files = {
    'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
    'tsconfig.json': '{ "compilerOptions": { "target": "ES2022", "module": "NodeNext", "strict": true, "noEmit": true }, "include": ["src"] }\n',
    'src/server.ts': APP,
    'prisma/schema.prisma': readFileSync(join(ROOT, 'examples/minimal/prisma/schema.prisma'), 'utf8'),
  }
  for (const [path, content] of Object.entries(files)) guided.write(path, content)
  await follow(['npm install'])
  const [look = [], mount = [], undo = [], beside = []] = linesOf('adoption.md')
  const out = join(guided.folder(), '../looked-at')
  expect(await follow(look.map((line) => line.replace('/tmp/look', out)))).toContain('METHOD')
  // It asks, and nobody is there to answer.
  expect(mount).toEqual(['ssot init'])
  const [adopt = '', check = '', takeOut = ''] = undo
  await follow([adopt])
  expect(text('src/server.ts')).toContain('generatedApi')
  await follow([check, takeOut])
  for (const [path, content] of Object.entries(files)) expect(text(path), path).toBe(content)
  await follow(beside)
  expect(text('api/src/server.ts')).toContain('listen')
})
