// Follows docs/guide.md: types its commands, writes its files, and compares what is answered with what it says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { guidedFolder, type Guided } from '../src/guided-folder.js'
import { ROOT } from '../src/project.js'
import { curl } from '../src/shell-blocks.js'

const page = readFileSync(join(ROOT, 'docs/guide.md'), 'utf8')
const sections = page.split(/^(?=## )/m).slice(1)

/** What reads the types of our packages is run where those are installed: in `tooling/checks/packed.mjs`, on the same files. */
const PACKED = ['npm run typecheck', 'npm run lint']

let guided: Guided
/** Whether the server may still be that of the files before. */
let isOld = false
beforeAll(async () => {
  guided = await guidedFolder()
})
afterAll(() => guided.end())

test.each(sections.map((section) => [section.split('\n', 1)[0]?.slice(3) ?? '', section] as const))('%s', { timeout: 300_000 }, async (_, section) => {
  for (const [, language, path, text = ''] of section.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)) {
    if (path !== undefined) {
      guided.write(path, text)
      isOld = true
    } else if (language === 'sh') await follow(text)
  }
})

async function follow(block: string): Promise<void> {
  let says = ''
  for (const line of block.split('\n').filter((one) => one !== '')) {
    if (line.startsWith('# ')) says = line.slice(2)
    else if (line.startsWith('curl ')) await ask(line, Number(/^\d{3}/.exec(says)?.[0]))
    else if (!PACKED.includes(line)) {
      const { status, output } = await guided.run(line)
      isOld = true
      expect(status, `${line}\n${output}`).toBe(0)
    }
  }
}

/** A server that watches its files starts anew a moment after they have changed, so what is not as the page says may be so soon. What changes something is not asked of the one before. */
async function ask(line: string, status: number): Promise<void> {
  if (isOld && line.includes('-X')) {
    await guided.restart()
    isOld = false
  }
  for (let tries = 0; ; tries += 1) {
    await guided.ready()
    const got = await new Promise<ReturnType<typeof curl>>((done) => {
      done(curl(line, guided.url))
    }).catch((error: unknown) => ({ status: 0, text: String(error) }))
    if (got.status === status) return
    if (tries === 20 || line.includes('-X')) expect(got.status, `${line}\n${got.text}`).toBe(status)
    await new Promise((done) => setTimeout(done, 500))
  }
}

test('every command of it is one of these, or is said to be shown only', () => {
  const languages = [...page.matchAll(/^```(\w+)/gm)].map(([, language]) => language)
  expect([...new Set(languages)].sort()).toEqual(['prisma', 'sh', 'text', 'ts'])
  expect(page.match(/^```text/gm)).toHaveLength(1)
  expect(sections.length).toBe(7)
})
