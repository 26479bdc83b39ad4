import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const pages = readdirSync(new URL('docs/', root), { encoding: 'utf8', recursive: true })
  .filter((path) => path.endsWith('.md') && !path.includes('node_modules'))
  .map((path) => `docs/${path}`)

test('every link from page to page leads somewhere', () => {
  const dead = ['README.md', 'CONTRIBUTING.md', ...pages].flatMap((page) => {
    const url = new URL(page, root)
    const text = readFileSync(url, 'utf8').replace(/^```[^]*?^```$/gm, '')
    const targets = [...text.matchAll(/\]\((?!https?:)([^):#]+)[^)]*\)/g)].map(([, target = '']) => target)
    return targets.filter((target) => !existsSync(new URL(target, url))).map((target) => `${page}: ${target}`)
  })
  expect(dead).toEqual([])
})
