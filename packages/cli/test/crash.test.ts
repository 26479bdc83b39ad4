import { createColors } from 'picocolors'
import { afterEach, expect, test, vi } from 'vitest'
import { crash } from '../src/render/finish.js'
import { createTerminal, type Terminal } from '../src/render/terminal.js'
import { createSession } from '../src/session.js'

afterEach(() => vi.unstubAllEnvs())

/** What a fault of ours prints, and what the process exits with. */
async function crashed(args: readonly string[]) {
  const said = { out: [] as string[], err: [] as string[] }
  const terminal: Terminal = {
    ...createTerminal({ quiet: true }),
    errorColors: createColors(false),
    out: (lines) => void said.out.push(...lines),
    err: (lines) => void said.err.push(...lines),
  }
  const exit = await crash({ session: createSession({ args, cwd: '/', terminal }), error: new TypeError('x is no function'), json: { files: [] }, asJson: args.includes('--json') })
  return { exit, out: said.out.join('\n'), err: said.err.join('\n') }
}

test('a fault of ours is told as one, and says how its stack is seen', async () => {
  const { exit, out, err } = await crashed(['generate'])
  expect({ exit, out }).toEqual({ exit: 1, out: '' })
  expect(err).toBe('ssot failed: x is no function\nThis is a bug in SSOT Codegen. Report it with the command, the schema and the stack.\nRun it again with --verbose to see the stack.')
})

test.each([
  ['--verbose', ['generate', '--verbose'], ''],
  ['SSOT_DEBUG=1', ['generate'], '1'],
])('%s shows the stack', async (_, args, debug) => {
  vi.stubEnv('SSOT_DEBUG', debug)
  expect((await crashed(args)).err).toMatch(/TypeError: x is no function\n +at .*crash\.test\.ts/)
})

test('with --json it is a diagnostic', async () => {
  const { exit, out, err } = await crashed(['generate', '--json'])
  expect({ exit, err }).toEqual({ exit: 1, err: '' })
  expect(JSON.parse(out)).toMatchObject({ ok: false, files: [], diagnostics: [{ code: 'cli/bug', message: 'ssot failed: x is no function', help: expect.stringContaining('--verbose') as string }] })
})
