import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as the server took it. */
export type Taken = { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string; readonly at: number }

/** Answers a request; the count says how many came before. */
export type Answer = (response: ServerResponse, request: Taken, count: number) => void

/** A server on this machine that keeps what it is asked. */
export type TestServer = { readonly url: string; readonly taken: readonly Taken[]; readonly close: () => Promise<void> }

/** Starts one. */
export async function serve(answer: Answer): Promise<TestServer> {
  const taken: Taken[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      const one = { method, url, headers, body: Buffer.concat(chunks).toString(), at: Date.now() }
      taken.push(one)
      answer(response, one, taken.length - 1)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo // as it listens on a port
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

/** Answers with a problem. */
export function problem(response: ServerResponse, name: string, status: number, headers: Readonly<Record<string, string>> = {}): void {
  const document = { type: `/problems/${name}`, title: `It is ${name}.`, status, instance: 'urn:uuid:1' }
  response.writeHead(status, { 'content-type': 'application/problem+json', ...headers }).end(JSON.stringify(document))
}
