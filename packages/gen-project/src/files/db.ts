import { ts, type Code, type Provider } from '@ssot-codegen/core'
import { DRIVERS } from '../database.js'
import { generated, lib } from '../symbols.js'

/** How the Prisma client is made for the schema's database. */
export function dbFile(provider: Provider): Code {
  const adapter = DRIVERS[provider].adapter.value(DRIVERS[provider].factory)
  return ts`
    /**
     * The Prisma client of this project. It connects at the first query.
     *
     * @param url as \`DATABASE_URL\` has it
     */
    export function ${generated.createDatabase}(url: string): ${generated.PrismaClient} {
      return new ${generated.PrismaClient}({ adapter: ${adapterOf(provider, adapter)} })
    }
  `
}

function adapterOf(provider: Provider, adapter: ReturnType<(typeof DRIVERS)[Provider]['adapter']['value']>): Code {
  switch (provider) {
    case 'sqlite':
      // Above 2^53 a number would lose digits.
      return ts`${lib.literalLike}(new ${adapter}({ url, intMode: 'bigint' }))`
    case 'postgresql':
    case 'cockroachdb':
      return ts`new ${adapter}({ connectionString: url }, ${lib.schemaOf}(url))`
    case 'mysql':
      return ts`${lib.timesAsMoments}(new ${adapter}(${lib.inUtc}(url)))`
    case 'sqlserver':
      return ts`new ${adapter}(url)`
  }
}
