import { request as httpRequest, type Agent, type IncomingMessage } from 'node:http'
import type { Answer, PlannedRequest } from '../plan/planned-request.js'

/** What came back. */
export type Exchanged = Answer & {
  /** Why nothing came back: the code of the connection's error. The status is then 0. */
  readonly error?: string
}

/** Where a request goes to. */
export type Destination = { readonly port: number; /** What the request is called, where it does not say. */ readonly id: string; readonly agent: Agent }

/**
 * Sends a request as it is planned: `fetch` would mend its path. What a target has beyond ASCII goes as its UTF-8: Node takes a
 * character for each byte.
 */
export function exchange(request: PlannedRequest, { port, id, agent }: Destination): Promise<Exchanged> {
  const { method, target, headers, body } = request
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => {
      resolve({ status: 0, headers: {}, body: new Uint8Array(), error: error.code ?? error.message })
    }
    const sent = httpRequest({ host: '127.0.0.1', port, method, path: Buffer.from(target).toString('latin1'), agent, headers: { 'x-request-id': id, ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', failed)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: headersOf(response), body: Buffer.concat(chunks) })
      })
    })
    sent.on('error', failed)
    sent.end(body)
  })
}

/** Every header by its name in lower case; what came more than once, in its order. */
function headersOf({ headersDistinct }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join('\n')]))
}
