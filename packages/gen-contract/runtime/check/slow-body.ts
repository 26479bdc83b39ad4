import { connect } from 'node:net'
import type { PlannedRequest } from '../plan/planned-request.js'
import type { Exchanged } from '../equivalence/exchange.js'

/** Sends the head of a request and the first byte of its body, and waits for what the server says to that. */
export function sendSlowly({ method, target, headers }: PlannedRequest, port: number): Promise<Exchanged> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    const done = (error?: Error) => {
      socket.destroy()
      resolve(exchanged(Buffer.concat(chunks), error))
    }
    const lines = Object.entries({ host: '127.0.0.1', ...headers, connection: 'close', 'content-length': '1000' }).map(([name, value]) => `${name}: ${value}`)
    socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n{`)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      if (isWhole(Buffer.concat(chunks))) done()
    })
    socket.on('error', done).on('close', () => {
      done()
    })
  })
}

function isWhole(bytes: Buffer): boolean {
  const { head, body } = parts(bytes)
  const length = /^content-length: *(\d+)/im.exec(head)?.[1]
  return length !== undefined && body.byteLength >= Number(length)
}

function exchanged(bytes: Buffer, error: Error | undefined): Exchanged {
  const { head, body } = parts(bytes)
  const [first = '', ...lines] = head.split('\r\n')
  const headers = lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const)
  return { status: Number(first.split(' ')[1] ?? 0), headers: Object.fromEntries(headers), body, ...(error && { error: error.message }) }
}

function parts(bytes: Buffer): { readonly head: string; readonly body: Buffer } {
  const end = bytes.indexOf('\r\n\r\n')
  return end < 0 ? { head: '', body: Buffer.alloc(0) } : { head: bytes.subarray(0, end).toString('latin1'), body: bytes.subarray(end + 4) }
}
