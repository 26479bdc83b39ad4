import { defineConfig } from 'prisma/config'

try {
  process.loadEnvFile()
} catch {
  // Without a .env file the environment is what the process was started with.
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'tsx prisma/seed.ts' },
  // Generating the client needs no database, so it may be unset.
  datasource: { url: process.env['DATABASE_URL'] ?? '' },
})
