import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A door to a service that a test can shut: what an outage looks like to whoever is connected. */
export type Proxy = {
  readonly port: number
  /** Cuts every connection and takes no more. */
  readonly shut: () => Promise<void>
  /** Takes connections again. */
  readonly open: () => Promise<void>
}

/** Stands before a service of this machine. */
export async function proxyTo(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const service = connect({ host: '127.0.0.1', port: target })
    for (const socket of [client, service]) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => {
        sockets.delete(socket)
        client.destroy()
        service.destroy()
      })
    }
    client.pipe(service).pipe(client)
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo // as it listens on a port
  return {
    port,
    shut: () =>
      new Promise((done) => {
        server.close(() => done())
        for (const socket of sockets) socket.destroy()
      }),
    open: () => listen(port),
  }
}
