import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Resolves once the server listens there; port 0 takes a free one.
 *
 * @throws Error when it cannot
 */
export function bind(server: Server, address: { readonly host: string; readonly port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(address, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Where the server is found that listens on the host. */
export function urlOf(server: Server, host: string): string {
  const address = server.address()
  const port = isAddress(address) ? address.port : 0
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function isAddress(address: AddressInfo | string | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
