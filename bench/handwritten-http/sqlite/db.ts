import { PrismaLibSql } from '@prisma/adapter-libsql'
import { env } from './env.js'
import { PrismaClient } from './gen/prisma/client.js'

/** The database. */
export const db = new PrismaClient({ adapter: new PrismaLibSql({ url: env.DATABASE_URL }) })
