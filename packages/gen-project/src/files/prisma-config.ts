import { lit, pkg, ts, type Code, type ProjectFacts } from '@ssot-codegen/core'

/** `prisma.config.ts`: where Prisma's command line finds schema, migrations and database; how rows are seeded is left to whoever mounts the API. */
export function prismaConfig({ schemaPath }: ProjectFacts, isMounted: boolean): Code {
  const prisma = pkg('prisma/config', '^7.10.0', 'devDependency')
  return ts`
    try {
      process.loadEnvFile()
    } catch {
      // Without a .env file the environment is what the process was started with.
    }

    export default ${prisma.value('defineConfig')}({
      schema: ${lit(schemaPath)},
      migrations: { path: 'prisma/migrations'${!isMounted && ts`, seed: 'tsx prisma/seed.ts'`} },
      // Generating the client needs no database, so it may be unset.
      datasource: { url: process.env['DATABASE_URL'] ?? '' },
    })
  `
}
