import { lit, ts, type Code, type Printable, type Schema } from '@ssot-codegen/core'
import { DRIVERS, limitsStatements, LOCK_TIMEOUT_MS, STATEMENT_TIMEOUT_MS } from '../database.js'
import { generated, lib } from '../symbols.js'

/** How the Prisma client is made for the schema's database. */
export function dbFile(schema: Schema): Code {
  const isLimited = limitsStatements(schema.provider)
  return ts`
    /**
     * The Prisma client of this project. It connects at the first query.
     *
     * @param url as \`DATABASE_URL\` has it
     ${isLimited && ts`* @param statementTimeoutMs how long the database may work on one statement, in milliseconds; 0 sets no limit`}
     */
    export function ${generated.createDatabase}(url: string${isLimited && ts`, statementTimeoutMs = ${lit(STATEMENT_TIMEOUT_MS)}`}): ${generated.PrismaClient} {
      ${clientOf(schema)}
    }
  `
}

function clientOf(schema: Schema): Printable {
  const { adapter, factory } = DRIVERS[schema.provider]
  const made = adapter.value(factory)
  const client = (from: Code) => ts`return new ${generated.PrismaClient}({ adapter: ${from} })`
  switch (schema.provider) {
    case 'sqlite':
      // As a number an integer above 2^53 would lose digits. Another process that looks at the file locks it for that moment.
      return client(ts`${lib.manyValues}(${lib.literalLike}(new ${made}({ url, intMode: 'bigint', timeout: ${lit(LOCK_TIMEOUT_MS)} })))`)
    case 'postgresql':
    case 'cockroachdb': {
      const connection = ts`${lib.postgresSessions}(url, statementTimeoutMs)`
      if (!hasExtensionLists(schema)) return client(ts`new ${made}(${connection}, ${lib.schemaOf}(url))`)
      const options = ts`{ ...${lib.schemaOf}(url), userDefinedTypeParser: ${lib.extensionLists}() }`
      return [ts`const options = ${options}`, client(ts`new ${made}(${connection}, options)`)]
    }
    case 'mysql':
      return client(ts`${lib.exactDecimals}(${lib.timesAsMoments}(new ${made}(${lib.mysqlSessions}(url, statementTimeoutMs))))`)
    case 'sqlserver':
      return client(ts`new ${made}(url)`)
  }
}

/** Of the types that Prisma knows, one comes from an extension. */
function hasExtensionLists({ models }: Schema): boolean {
  return models.some(({ fields }) => fields.some((field) => field.kind === 'scalar' && field.list && field.native?.name === 'Citext'))
}
