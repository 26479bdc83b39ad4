import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env.js'
import { PrismaClient } from './gen/prisma/client.js'

/** The database. The driver adapter takes times without a zone for UTC, so sessions are in UTC. */
export const db = new PrismaClient({
  adapter: new PrismaPg({ connectionString: env.DATABASE_URL, options: '-c TimeZone=UTC' }),
})
