import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env.js'
import { PrismaClient } from './gen/prisma/client.js'

/** The database. The driver adapter takes times without a zone for UTC, so sessions are in UTC. It gives a statement up after 15 s. */
export const db = new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, options: '-c TimeZone=UTC -c statement_timeout=15000 -c jit=off' }),
})
