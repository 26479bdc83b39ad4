import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to a server that fails as requests ask it to. */
export type FlakyProxy = { readonly url: string; /** How often each thing was done. */ readonly done: Readonly<Record<string, number>>; readonly close: () => Promise<void> }

/**
 * Stands before a server. The header `x-flaky` of a request names what happens to it and to those like it that follow, one after
 * the other, before one goes through: `503`, `429` with `Retry-After`, `cut` the connection, go through and cut it within the
 * answer (`late`), `never` answer.
 */
export async function flakyProxy(target: string): Promise<FlakyProxy> {
  const counts = new Map<string, number>()
  const done: Record<string, number> = {}
  const server = createServer((request, response) => {
    const plan = String(request.headers['x-flaky'] ?? '')
    if (request.method === 'OPTIONS' || plan === '') return pass(target, request, response)
    const key = `${request.method ?? ''} ${request.url ?? ''} ${plan} ${request.headers['user-agent'] ?? ''}`
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    const step = plan.split(',')[count] ?? 'pass'
    done[step] = (done[step] ?? 0) + 1
    act(step, { target, request, response })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo // as it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    done,
    close: () =>
      new Promise((ended) => {
        server.close(() => ended())
        server.closeAllConnections()
      }),
  }
}

type Passing = { readonly target: string; readonly request: IncomingMessage; readonly response: ServerResponse }

function act(step: string, { target, request, response }: Passing): void {
  // Browsers read an answer of another origin only where it says that they may.
  const origin = { 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-expose-headers': 'Retry-After' }
  if (step === 'cut') response.destroy()
  else if (step === 'late') pass(target, request, response, true)
  else if (step === '503' || step === '429') response.writeHead(Number(step), { ...origin, 'retry-after': '1' }).end()
  else if (step === 'pass') pass(target, request, response)
}

function pass(target: string, request: IncomingMessage, response: ServerResponse, isCut = false): void {
  const { 'x-flaky': _, ...headers } = request.headers
  const onward = send(target + (request.url ?? ''), { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers)
    if (!isCut) {
      answer.pipe(response)
      return
    }
    // A browser sends a request again itself, whatever it does, where the connection ends before the first byte of an answer.
    response.write(' ')
    answer.resume().on('end', () => setTimeout(() => response.destroy(), 50))
  })
  onward.on('error', () => response.destroy())
  request.pipe(onward)
}
