import { request as httpRequest, type Agent } from 'node:http'
import { connect } from 'node:net'
import type { HostileRequest } from './request.js'

/** What came back, without what differs from one moment to the next. */
export type Exchanged = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string }

/** Headers that tell of the connection and the hour. */
const PASSING = ['date', 'connection', 'keep-alive']

/**
 * Sends a request as it is written: a browser's `fetch` would mend its path.
 *
 * @param id what the reply and the log call the request
 */
export function exchange(url: string, request: HostileRequest, { id, agent }: { readonly id: string; readonly agent: Agent }): Promise<Exchanged> {
  const { method, path, headers = {}, body } = request
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const sent = httpRequest({ hostname, port, method, path, agent, headers: { 'x-request-id': id, ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
      response.on('end', () => {
        const named = Object.entries(response.headers).map(([name, value]) => [name, String(value)] as const)
        resolve({ status: response.statusCode ?? 0, headers: Object.fromEntries(named.filter(([name]) => !PASSING.includes(name))), text: Buffer.concat(chunks).toString() })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** How bytes are sent. */
export type SendOptions = {
  /** Milliseconds between the pieces. */
  readonly pauseMs?: number
  /** Milliseconds to wait for the end. */
  readonly waitMs?: number
  /** Whether to leave when all is written, without waiting for anything. */
  readonly abort?: boolean
}

/**
 * Writes bytes to the server, one piece after the other, and waits until it closes the connection or the time is up.
 *
 * @returns what came back, a character for each byte
 */
export function sendBytes(url: string, pieces: readonly (string | Uint8Array)[], options: SendOptions = {}): Promise<string> {
  const { pauseMs = 0, waitMs = 5000, abort = false } = options
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(Number(port), hostname)
    const end = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(text)
    }
    const timer = setTimeout(end, waitMs)
    socket.on('data', (chunk) => (text += chunk.toString('latin1'))).on('error', end).on('close', end)
    const write = async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return
        socket.write(piece)
        if (pauseMs > 0) await new Promise((done) => setTimeout(done, pauseMs))
      }
      if (abort) setTimeout(end, 50)
    }
    void write()
  })
}
