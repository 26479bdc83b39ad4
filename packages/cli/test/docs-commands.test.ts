// Every line with `ssot` in the documentation is one that the command takes.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../src/args/commands.js'
import { COMMON } from '../src/args/flags.js'

const root = new URL('../../../', import.meta.url)
const EVERYWHERE = ['json', 'cwd', 'help', 'version']

const BLOCK = /^(`{3,})([^\n`]*)\n([^]*?)^\1$/gm

/** The lines of shell blocks without comments, and what stands as code in the text. */
function linesOf(page: string): string[] {
  const text = readFileSync(new URL(page, root), 'utf8')
  const blocks = [...text.matchAll(BLOCK)].flatMap(([, , language = '', content = '']) => (/^(?:sh|console|yaml.*|text|)$/.test(language) ? [content] : []))
  const lines = blocks.flatMap((block) => block.split('\n').map((line) => line.replace(/^(?:\$ |\s*(?:- )?(?:run: )?)/, '')))
  const inline = [...text.replace(BLOCK, '').matchAll(/`((?:npx )?ssot [^`\n]+)`/g)].map(([, line = '']) => line)
  return [...lines, ...inline].map((line) => line.replace(/^npx (?:@ssot-codegen\/cli|ssot) /, 'ssot ').replace(/ +#.*$|\s+[|>] .*$/g, '').trim()).filter((line) => /^ssot [a-z]/.test(line))
}

/** What is wrong with a line; undefined where nothing is. */
function faultOf(line: string): string | undefined {
  const words = line.match(/"[^"]*"|\S+/g)?.slice(1) ?? []
  const plain = words.filter((word) => !word.startsWith('-')).join(' ')
  if (words[0] === 'help') return undefined
  const command = [...COMMANDS].sort((a, b) => b.name.length - a.name.length).find(({ name }) => plain === name || plain.startsWith(`${name} `))
  if (!command) return 'there is no such command'
  const flags = words.filter((word) => word.startsWith('--')).map((word) => word.slice(2).replace(/=.*/, ''))
  const unknown = flags.filter((flag) => !(flag in command.flags) && !EVERYWHERE.includes(flag))
  return unknown.length > 0 ? `it takes no --${unknown.join(', --')}` : undefined
}

const pages = ['README.md', ...readdirSync(new URL('docs/', root)).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)]

test.each(pages)('%s', (page) => {
  // A slip of the finger is shown on purpose.
  const faults = linesOf(page).filter((line) => line !== 'ssot insepct').flatMap((line) => faultOf(line) ?? [])
  expect(faults).toEqual([])
})

test('every flag is in the documentation', () => {
  const text = pages.map((page) => readFileSync(new URL(page, root), 'utf8')).join('')
  const flags = new Set([...COMMANDS.flatMap((command) => Object.keys(command.flags)), ...Object.keys(COMMON)])
  expect([...flags].filter((flag) => !new RegExp(`--${flag}(?![a-z-])`).test(text))).toEqual([])
})

test('there are such lines, and a wrong one is found', () => {
  expect(pages.flatMap(linesOf).length).toBeGreaterThan(100)
  expect(faultOf('ssot generate --dryrun')).toBe('it takes no --dryrun')
  expect(faultOf('ssot genrate')).toBe('there is no such command')
})
