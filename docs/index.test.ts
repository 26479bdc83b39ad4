import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('./', import.meta.url)
const read = (page: string) => readFileSync(new URL(page, folder), 'utf8')

test('the index leads to every page, and the README to the index', () => {
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md')
  const linked = new Set([...read('README.md').matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, page]) => page))
  expect(pages.filter((page) => !linked.has(page))).toEqual([])
  expect(read('../README.md')).toContain('](docs/README.md)')
})

test('the index of decisions has each of them, by its title', () => {
  const pages = readdirSync(new URL('adr/', folder)).filter((name) => name !== 'README.md').sort()
  const rows = pages.map((page) => read(`adr/${page}`).replace(/^# (\d+)\. (.+)\n[^]*$/, `| $1 | [$2](${page}) |`))
  expect(read('adr/README.md').split('\n').filter((line) => /^\| \d/.test(line))).toEqual(rows)
})

test('a code that a page links is that of the diagnostic behind the link', () => {
  for (const page of ['troubleshooting.md', 'upgrade.md', 'adoption.md', 'ci.md', 'regenerating.md']) {
    for (const [, code = '', file] of read(page).matchAll(/\[`([a-z]+\/[a-z-]+)`\]\(diagnostics\/([a-z-]+)\.md\)/g)) expect(`${page} ${code.replace('/', '-')}`).toBe(`${page} ${file ?? ''}`)
  }
})
