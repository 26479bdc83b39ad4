/** @import { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils' */
/** @import { Provider } from '../contract.mjs' */
import { sqliteFactory } from './sqlite.mjs'

/**
 * Stands in for a database where only schemas are compared; an empty one, as far as the engine can see.
 * SQLite still gets a real shadow database, in memory, so that migrations can be replayed.
 * @param {Provider} provider
 * @returns {SqlMigrationAwareDriverAdapterFactory}
 */
export const offlineFactory = (provider) => {
  /** @type {Pick<SqlDriverAdapter, 'provider' | 'adapterName'>} */
  const info = { provider: provider === 'sqlite' ? 'sqlite' : 'postgres', adapterName: 'offline' }
  return {
    ...info,
    connect: async () => emptyDatabase(info),
    connectToShadowDb: async () => {
      if (provider !== 'sqlite') throw new Error('Replaying migrations needs a database url.')
      return (await sqliteFactory({ url: ':memory:', directory: '/' })).connectToShadowDb()
    },
  }
}

/** @param {Pick<SqlDriverAdapter, 'provider' | 'adapterName'>} info @returns {SqlDriverAdapter} */
const emptyDatabase = (info) => ({
  ...info,
  getConnectionInfo: () => ({ schemaName: info.provider === 'sqlite' ? 'main' : 'public', supportsRelationJoins: true }),
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: async () => { throw new Error('There is no database to change: the engine was opened without a url.') },
  dispose: async () => {},
})
