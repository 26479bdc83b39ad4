import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { folderWith } from './run-ssot.js'

const BIN = fileURLToPath(new URL('../src/bin.ts', import.meta.url))

it('ends well when nobody reads what it has to say', async () => {
  const models = Array.from({ length: 200 }, (_, i) => `model Model${i} {\n  id Int @id\n}`)
  const home = folderWith({ 'schema.prisma': `datasource db {\n  provider = "sqlite"\n}\n${models.join('\n')}\n` })
  const args = ['--conditions=dev', '--import', import.meta.resolve('tsx'), BIN, 'inspect', '--json']
  const run = spawn(process.execPath, args, { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  run.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  run.stdout.destroy()
  expect(await once(run, 'close')).toEqual([0, null])
  expect(Buffer.concat(said).toString()).toBe('')
})
