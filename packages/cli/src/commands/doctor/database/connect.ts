import { connect } from 'node:net'
import type { Address } from './address.js'

const TIMEOUT = 3000

/** Why nothing is heard at an address; undefined where something listens. */
export function connectFault({ host, port }: Address): Promise<string | undefined> {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: TIMEOUT })
    const end = (fault?: string) => {
      socket.destroy()
      done(fault)
    }
    socket.once('connect', () => end())
    socket.once('timeout', () => end(`no reply within ${TIMEOUT / 1000} s`))
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message))
  })
}
