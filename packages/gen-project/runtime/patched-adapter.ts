import type { SqlDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils'

/**
 * A driver adapter of which everything that takes statements is patched: its connections, and the transactions on them.
 *
 * @param patch changes what it is given
 */
export function patchedAdapter(
  factory: SqlDriverAdapterFactory,
  patch: (queryable: SqlQueryable) => void,
): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect()
      const start = adapter.startTransaction.bind(adapter)
      adapter.startTransaction = async (isolation) => {
        const transaction = await start(isolation)
        patch(transaction)
        return transaction
      }
      patch(adapter)
      return adapter
    },
  }
}
