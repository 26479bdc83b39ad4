import { config } from './config.js'
import { createDatabase } from './gen/db.js'

/** The database, for the whole process. */
export const db = createDatabase(config.DATABASE_URL)
