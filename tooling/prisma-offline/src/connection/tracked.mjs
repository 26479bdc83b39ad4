/** @import { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils' */

/**
 * @typedef {object} Tracked
 * @property {SqlMigrationAwareDriverAdapterFactory} factory connects, and remembers
 * @property {() => SqlDriverAdapter | undefined} first the main connection, once the engine has made it
 * @property {() => Promise<void>} closeAll
 */

/**
 * Defect: freeing the engine leaves its connections open (a locked SQLite file, an advisory lock, a process that does not end).
 * So every connection it makes is remembered here, and closed with it.
 * @param {SqlMigrationAwareDriverAdapterFactory} inner
 * @returns {Tracked}
 */
export const tracked = (inner) => {
  /** @type {Set<SqlDriverAdapter>} */
  const open = new Set()
  /** @param {SqlDriverAdapter} adapter */
  const remember = (adapter) => {
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => { if (open.delete(adapter)) await dispose() }
    open.add(adapter)
    return adapter
  }
  return {
    factory: {
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => remember(await inner.connect()),
      connectToShadowDb: async () => remember(await inner.connectToShadowDb()),
    },
    first: () => open.values().next().value,
    // Newest first: a shadow database goes before the connection it was made from. One that fails must not keep the others open.
    closeAll: async () => { for (const adapter of [...open].reverse()) await adapter.dispose().catch(() => {}) },
  }
}
