import { appendFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { acquireLock } from '../../src/index.js'

const [, , root = '', log] = process.argv

const lock = await acquireLock(root, { wait: 30_000, onWait: () => undefined })
if (!lock.held) throw new Error(`Process ${lock.process} has it.`)
if (log === undefined) {
  process.stdout.write('held\n')
  await setTimeout(60_000)
} else {
  appendFileSync(log, `in ${process.pid}\n`)
  await setTimeout(30)
  appendFileSync(log, `out ${process.pid}\n`)
}
lock.release()
