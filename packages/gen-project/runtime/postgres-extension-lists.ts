import type { SqlQueryable } from '@prisma/driver-adapter-utils'
import { parse } from 'postgres-array'

/** Reads a value of a type that an extension or a user has added to the database, by the type's number. */
export type ExtensionTypeReader = (type: number, value: unknown, database: SqlQueryable) => Promise<unknown>

const IS_LIST = 'SELECT "typcategory" = \'A\' FROM "pg_type" WHERE "oid" = $1'

/**
 * Reads lists of types of extensions, such as `citext[]`, which Prisma's driver adapter hands on as they are written.
 *
 * @returns a reader that asks the database once for each type
 */
export function extensionLists(): ExtensionTypeReader {
  const known = new Map<number, boolean>()
  return async (type, value, database) => {
    if (typeof value !== 'string' || !value.startsWith('{')) return value
    const isList = known.get(type) ?? (await isListType(type, database))
    known.set(type, isList)
    return isList ? parse(value) : value
  }
}

async function isListType(type: number, database: SqlQueryable): Promise<boolean> {
  const { rows } = await database.queryRaw({ sql: IS_LIST, args: [type], argTypes: [{ scalarType: 'int', arity: 'scalar' }] })
  return rows[0]?.[0] === true
}
