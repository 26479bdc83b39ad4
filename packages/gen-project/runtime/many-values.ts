import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils'

/** What SQLite takes for one statement, since version 3.32 of 2020. */
const MOST = 32_766

/**
 * Has SQLite take statements of as many values as it can. Prisma counts with the 999 of its early versions, and fails where a filter
 * whose lists are all within their limits comes to more.
 */
export function manyValues(factory: SqlDriverAdapterFactory): SqlDriverAdapterFactory {
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const adapter = await factory.connect()
      const own = adapter.getConnectionInfo?.()
      adapter.getConnectionInfo = () => ({ supportsRelationJoins: false, ...own, maxBindValues: MOST })
      return adapter
    },
  }
}
