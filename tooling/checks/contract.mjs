// Every sentence of docs/contract.md has a test, and every test that it names is there. Prints what is missing.
// With --complete, sentences that are not yet true are faults too. Another file may be named instead of the page.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testsIn } from './test-titles.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const [page = `${root}docs/contract.md`] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const isComplete = process.argv.includes('--complete')

/** `- **paging-3** A sentence.`, below it `  - file › describe › test`, perhaps with `` (`a case`) `` at its end. */
const SENTENCE = /^- \*\*([a-z]+-\d+)\*\* (.+)$/
const SHOWN_BY = /^ {2}- `([^`]+\.(?:test|suite)\.ts)` › (.+?)(?: \(`(.+)`\))?$/
const NOT_YET = /^## Not yet/

const faults = []
const sentences = []
let waits = false
for (const [index, line] of readFileSync(page, 'utf8').split('\n').entries()) {
  const at = `${page}:${index + 1}`
  if (line.startsWith('## ')) waits = NOT_YET.test(line)
  const [, id] = SENTENCE.exec(line) ?? []
  const [, file, title, example] = SHOWN_BY.exec(line) ?? []
  if (id !== undefined) {
    if (sentences.some((other) => other.id === id)) faults.push(`${at}: there are two sentences "${id}".`)
    sentences.push({ id, at, waits, tests: 0 })
  } else if (file !== undefined && sentences.length > 0) {
    sentences.at(-1).tests++
    const fault = faultOf({ file, title, example })
    if (fault) faults.push(`${at}: ${fault}`)
  } else if (/^ *- /.test(line)) {
    faults.push(`${at}: this is neither a sentence nor a test: ${line.trim()}`)
  }
}

const waiting = sentences.filter((sentence) => sentence.waits)
for (const { id, at, waits: isWaiting, tests } of sentences) if (tests === 0 && !isWaiting) faults.push(`${at}: "${id}" has no test.`)
if (sentences.length === 0) faults.push(`${page} has no sentences.`)
if (isComplete) for (const { id, at } of waiting) faults.push(`${at}: "${id}" is not yet true.`)

for (const fault of faults) console.error(fault)
if (waiting.length > 0) console.log(`Not yet: ${waiting.map(({ id }) => id).join(', ')}`)
console.log(`${sentences.length} sentences of the contract, ${waiting.length} not yet, ${faults.length} faults.`)
process.exitCode = faults.length === 0 ? 0 : 1

/** Why the test cannot be the one that is meant: no such file, no such title in such a place, no such case. */
function faultOf({ file, title, example }) {
  const path = [root, dirname(page)].map((folder) => resolve(folder, file)).find((candidate) => existsSync(candidate))
  if (path === undefined) return `there is no ${file}.`
  const titles = title.split(' › ')
  const found = testsIn(path).filter((test) => titles.every((part, index) => test.titles.at(index - titles.length) === part))
  if (found.length === 0) return `${file} has no test "${title}".`
  return example === undefined || found.some(({ text }) => text.includes(example)) ? undefined : `"${title}" has no case "${example}".`
}
