import type { App, AppOptions } from '#runtime/api/app.js'
import { bind } from '#runtime/api/bind.js'
import type { Route } from '#runtime/api/routes.js'
import type { Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { testParts, type Line, type Routes } from './application.js'

/** What a framework makes of an application and its routes: a server, put together as the generated one is. */
export type MakeServer = (app: App, routes: readonly Route[]) => Server | Promise<Server>

/** What a test of the server has in hand. */
export type TestServer = {
  readonly url: string
  readonly port: number
  readonly server: Server
  readonly lines: readonly Line[]
  /** Resolves once a logged line satisfies the condition. */
  readonly logged: (condition: (line: Line) => boolean) => Promise<Line>
}

/** Serves operations on a free port until the test is over. */
export type Serve = (routes: Routes, options?: Partial<AppOptions>) => Promise<TestServer>

/** Serves by way of a framework. */
export function servingBy(make: MakeServer): Serve {
  return async (routes, options = {}) => {
    const { app, table, lines } = testParts(routes, options)
    const server = await make(app, table)
    await bind(server, { host: '127.0.0.1', port: 0 })
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    const { port } = server.address() as AddressInfo // it listens on a port, so it has one
    const logged = async (condition: (line: Line) => boolean): Promise<Line> => {
      for (let tries = 0; tries < 200; tries += 1) {
        const line = lines.find(condition)
        if (line) return line
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`not logged; only ${JSON.stringify(lines)}`)
    }
    return { url: `http://127.0.0.1:${port}`, port, server, lines, logged }
  }
}

/** Sends bytes as they are and returns all that comes back until the connection ends. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => (answer += chunk))
    socket.on('close', () => {
      resolve(answer)
    })
    socket.on('error', reject)
  })
}
