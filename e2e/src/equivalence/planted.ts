import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Faults that an adapter may have, by the name that the environment tells the planted application. */
export const FAULTS = ['header-dropped', 'status-changed', 'byte-changed', 'query-decoded', 'written-twice'] as const

const CODE = `
import { request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

type Fault = (request: IncomingMessage, response: ServerResponse, server: Server) => void

const FAULTS: Record<string, Fault> = {
  'header-dropped': (_, response) =>
    atHead(response, (status, headers) => {
      response.removeHeader('etag')
      return [status, Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'etag'))]
    }),
  'status-changed': (_, response) => atHead(response, (status, headers) => [status === 412 ? 409 : status, headers]),
  'byte-changed': (_, response) => {
    const change = (chunk: unknown) => (typeof chunk === 'string' || chunk instanceof Uint8Array ? Buffer.from(Buffer.from(chunk as string).toString('latin1').replace('"title":"The', '"title":"THe').replace('not found', 'not Found').replace('"code":"unknown-field"', '"code":"unknown-Field"'), 'latin1') : chunk)
    const { write, end } = response
    response.write = ((chunk: unknown, ...rest: never[]) => write.call(response, change(chunk) as string, ...rest)) as typeof write
    response.end = ((chunk: unknown, ...rest: never[]) => end.call(response, change(chunk) as string, ...rest)) as typeof end
  },
  'query-decoded': (request) => {
    try {
      request.url = request.url?.replace(/\\?.*$/, (query) => decodeURIComponent(query))
    } catch {
      // What cannot be decoded stays as it is.
    }
  },
  'written-twice': (request, response, server) => {
    const { method, url, headers } = request
    if (method !== 'POST' || headers['x-again'] !== undefined) return
    const chunks: Buffer[] = []
    const { push } = request
    request.push = (chunk: unknown, ...rest: never[]) => {
      if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
      return push.call(request, chunk, ...rest)
    }
    const { end } = response
    response.end = ((...last: never[]) => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const again = send({ host: '127.0.0.1', port, method, path: url, headers: { ...headers, 'x-again': '1' } }, (reply) => reply.resume().on('end', () => end.apply(response, last)))
      again.on('error', () => end.apply(response, last))
      again.end(Buffer.concat(chunks))
      return response
    }) as typeof end
  },
}

function atHead(response: ServerResponse, change: (status: number, headers: Record<string, unknown>) => [number, Record<string, unknown>]): void {
  const { writeHead } = response
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    const headers = rest.find((item) => typeof item === 'object' && item !== null) ?? {}
    return writeHead.apply(response, change(status, headers as Record<string, unknown>) as [number])
  }) as typeof writeHead
}

/** What makes the server of an application have the fault that the environment names. */
export function planted<A extends unknown[]>(listen: (...args: A) => Promise<Server>): (...args: A) => Promise<Server> {
  return async (...args) => {
    const server = await listen(...args)
    const fault = FAULTS[process.env['PLANTED_FAULT'] ?? '']
    if (fault) server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => fault(request, response, server))
    return server
  }
}
`

/** Lets the second application of a project have a fault, as soon as the environment names one. */
export function plantFaults(folder: string): void {
  writeFileSync(join(folder, 'src/planted.ts'), CODE)
  const path = join(folder, 'src/gen/contract/applications.ts')
  const text = readFileSync(path, 'utf8')
  const changed = text.replace(/(\w+: \(parts\) => )(\w+)\((?=[^\n]*\n\s*\},\n\})/, '$1planted($2)(')
  if (changed === text) throw new Error(`${path} starts no second application any more.`)
  writeFileSync(path, `import { planted } from '../../planted.js'\n${changed}`)
}
