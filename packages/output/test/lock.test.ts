import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { acquireLock } from '../src/index.js'
import { createProject } from './support/project.js'

const child = fileURLToPath(new URL('./support/hold-lock.ts', import.meta.url))
const LOCK = '.ssot/cache/lock'

const quick = { wait: 200, onWait: () => undefined }

test('one run at a time has it, and it leaves nothing behind', async () => {
  const { root, tree } = createProject()
  const lock = await acquireLock(root, quick)
  expect(lock.held).toBe(true)
  const waited: number[] = []
  expect(await acquireLock(root, { wait: 200, onWait: (id) => void waited.push(id) })).toEqual({ held: false, process: process.pid })
  expect(waited).toEqual([process.pid])
  const next = acquireLock(root, { ...quick, wait: 20_000 })
  setTimeout(() => lock.held && lock.release(), 100)
  const got = await next
  expect(got.held).toBe(true)
  if (got.held) got.release()
  expect(tree()).toEqual({})
  expect(existsSync(join(root, '.ssot'))).toBe(false)
})

test('a process that was killed holds nothing', { timeout: 60_000 }, async () => {
  const { root } = createProject()
  const holder = spawn('node', ['--conditions=dev', '--import', 'tsx', child, root], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => holder.stdout.once('data', resolve))
  expect(await acquireLock(root, quick)).toEqual({ held: false, process: holder.pid })
  const exited = new Promise((resolve) => holder.once('close', resolve))
  holder.kill('SIGKILL')
  await exited
  expect(existsSync(join(root, LOCK))).toBe(true)
  expect((await acquireLock(root, quick)).held).toBe(true)
})

test.each([
  ['another process has its number by now', (own: object) => JSON.stringify({ ...own, process: process.ppid, started: '1' })],
  ['it has the number of this one', (own: object) => JSON.stringify(own)],
  ['there is no process of its number', (own: object) => JSON.stringify({ ...own, process: 2 ** 22 + 1 })],
])('a lock is not believed when %s', async (_, text) => {
  const { root, put, get } = createProject()
  const lock = await acquireLock(root, quick)
  const own = JSON.parse(get(LOCK)) as object
  if (lock.held) lock.release()
  put(LOCK, text(own))
  expect((await acquireLock(root, quick)).held).toBe(true)
})

test('what is no lock is believed for a while, for it may be one in the making', async () => {
  const { root, put } = createProject()
  put(LOCK, '')
  expect((await acquireLock(root, quick)).held).toBe(false)
})

test('of many that find a dead lock one gets it at a time', { timeout: 60_000 }, async () => {
  const { root, put, get } = createProject()
  put(LOCK, JSON.stringify({ process: 2 ** 22 + 1, host: 'x', started: '1' }))
  const lock = await acquireLock(root, quick)
  expect(lock.held).toBe(false)
  put(LOCK, get(LOCK).replace('"x"', JSON.stringify((await import('node:os')).hostname())))
  const log = join(root, 'log')
  const children = Array.from({ length: 4 }, () => spawn('node', ['--conditions=dev', '--import', 'tsx', child, root, log], { stdio: ['ignore', 'ignore', 'inherit'] }))
  await Promise.all(children.map((each) => new Promise((resolve) => each.once('close', resolve))))
  const events = readFileSync(log, 'utf8').trim().split('\n')
  expect(events).toHaveLength(8)
  for (let i = 0; i < events.length; i += 2) expect(events[i + 1]).toBe(events[i]?.replace('in', 'out'))
})

test('no link is followed to it', async () => {
  const { root } = createProject()
  const other = createProject()
  mkdirSync(join(root, '.ssot'))
  symlinkSync(other.root, join(root, '.ssot/cache'))
  expect((await acquireLock(root, quick)).held).toBe(true)
  expect(other.tree()).toEqual({})
})
