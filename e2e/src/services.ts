import { connect } from 'node:net'
import type { Provider } from './database.js'

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

/** Whether a service is there, or has to be. Where it is missing, the console says so. */
async function isUp(name: string, port: number): Promise<boolean> {
  if ((await listens(port)) || process.env['SSOT_REQUIRE_SERVICES'] === '1') return true
  console.warn(`${name} does not listen on 127.0.0.1:${port}: its tests are skipped. SQLite covers the same contract.`)
  return false
}

/** Whether tests against PostgreSQL run: where it is missing they are skipped, unless it is required, and where SQLite alone is to do. */
export const postgresIsUp = process.env['SSOT_ONLY'] !== 'sqlite' && (await isUp('PostgreSQL', 5432))

/** The same for MariaDB. */
export const mariadbIsUp = process.env['SSOT_ONLY'] !== 'sqlite' && (await isUp('MariaDB', 3306))

/** Whether a service that a database needs runs. */
export const isThere: { readonly [P in Provider]: boolean } = { sqlite: true, postgresql: postgresIsUp, mysql: mariadbIsUp }
