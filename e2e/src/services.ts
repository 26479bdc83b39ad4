import { connect } from 'node:net'

/** Whether something listens at the port of this machine. */
function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1000 })
    const end = (up: boolean) => {
      socket.destroy()
      resolve(up)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false))
  })
}

const required = process.env['SSOT_REQUIRE_SERVICES'] === '1'

/** Whether tests against PostgreSQL run: where it is missing they say so and are skipped, unless it is required. */
export const postgresIsUp = (await listens(5432)) || required
if (!postgresIsUp) console.warn('PostgreSQL does not listen on 127.0.0.1:5432: its tests are skipped. SQLite covers the same contract.')
