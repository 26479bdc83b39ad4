import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'

/** How a process ends, whatever the framework. */
export function shutdownSuite(script: string): void {
  /** Starts a server in a process of its own. */
  function start(port = 0, deadline = 3000) {
    const child = spawn(process.execPath, ['--conditions=dev', '--import', 'tsx', script, String(port), String(deadline)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
    const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
    const messages = () =>
      output
        .split('\n')
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { msg: string }).msg)
    const said = async (pattern: RegExp): Promise<string> => {
      for (let tries = 0; tries < 1000; tries += 1) {
        const match = messages().find((message) => pattern.test(message))
        if (match !== undefined) return match
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`"${pattern.source}" was not said:\n${output}`)
    }
    return { child, exit, messages, said, url: async () => (await said(/Listening on/)).replace('Listening on ', '') }
  }

  test('SIGTERM: readiness falls, what is in flight finishes, everything closes in the reverse order, exit 0', async () => {
    const server = start()
    const url = await server.url()
    const events = await fetch(`${url}/events`)
    const reader = events.text()
    const slow = fetch(`${url}/slow?600`)
    await new Promise((resolve) => setTimeout(resolve, 100))
    server.child.kill('SIGTERM')
    await server.said(/Stopping/)
    const ready = await fetch(`${url}/health/ready`)
    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close'])
    expect(await (await slow).json()).toBe('finished')
    expect((await slow).headers.get('connection')).toBe('close')
    // The stream of events was ended, not cut: reading it to the end does not fail.
    expect(await reader).toContain('data: tick')
    expect(await server.exit).toBe(0)
    expect(server.messages().slice(-4)).toEqual(['second stopped', 'first stopped', 'database closed', 'Stopped.'])
  })

  test('what does not finish by the deadline is left, exit 1', async () => {
    const server = start(0, 500)
    const url = await server.url()
    const slow = fetch(`${url}/slow?10000`).catch((error: unknown) => error)
    await new Promise((resolve) => setTimeout(resolve, 100))
    server.child.kill('SIGTERM')
    expect(await server.exit).toBe(1)
    expect(await slow).toBeInstanceOf(Error)
    expect(server.messages()).toContain('The deadline for stopping has passed.')
  })

  test('a second signal stops it at once', async () => {
    const server = start()
    const url = await server.url()
    void fetch(`${url}/slow?10000`).catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, 100))
    server.child.kill('SIGINT')
    await server.said(/Stopping/)
    server.child.kill('SIGINT')
    expect(await server.exit).toBe(1)
  })

  test('a port that is taken is named, exit 1', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo // it listens on a port, so it has one
    const server = start(port)
    expect(await server.exit).toBe(1)
    expect(server.messages()).toEqual([`Cannot listen on 127.0.0.1:${port}: another process listens there.`])
  })
}
