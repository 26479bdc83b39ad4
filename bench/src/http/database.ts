import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { join } from 'node:path'
import { openEngine, pushSchema } from '@ssot-codegen/prisma-offline'
import { blogSchema } from './projects.js'
import { blogRows, POSTS } from './rows.js'

/** The blog's database, the same for both servers. */
export type BlogDatabase = {
  readonly provider: 'postgresql' | 'sqlite'
  readonly url: string
  /** Removes what was created since the beginning, so that every measurement meets the same rows. */
  readonly clear: () => Promise<void>
  /** Numbers new rows from the beginning again. No write may be under way, for its row would be in the way of another. */
  readonly restartIds: () => Promise<void>
  readonly drop: () => Promise<void>
}

const DELETE_NEW = `DELETE FROM "Post" WHERE "id" > ${POSTS}`

const POSTGRES = 'postgresql://postgres@127.0.0.1:5432/'

/**
 * Makes the blog's tables and fills them: in PostgreSQL where it listens on this machine, else in a file of SQLite.
 *
 * @param folder where a database in a file is put
 */
export async function createBlogDatabase(folder: string): Promise<BlogDatabase> {
  const database = (await postgresListens()) ? await postgres() : sqlite(folder)
  await pushSchema({ files: [{ path: 'schema.prisma', text: blogSchema(database.provider) }], url: database.url })
  await execute(database.url, blogRows())
  await database.restartIds()
  await execute(database.url, 'ANALYZE')
  return database
}

async function postgres(): Promise<BlogDatabase> {
  const name = `ssot_bench_${randomUUID().replaceAll('-', '')}`
  const [server, url] = [`${POSTGRES}postgres`, POSTGRES + name]
  await execute(server, `CREATE DATABASE "${name}"`)
  // A disk that has to be waited for would hide what the servers do.
  await execute(server, `ALTER DATABASE "${name}" SET synchronous_commit = off`)
  return {
    provider: 'postgresql',
    url,
    async clear() {
      await execute(url, DELETE_NEW)
      await execute(url, 'VACUUM ANALYZE "Post"')
    },
    restartIds: () => execute(url, `ALTER SEQUENCE "Post_id_seq" RESTART WITH ${POSTS + 1}`),
    drop: () => execute(server, `DROP DATABASE "${name}" WITH (FORCE)`),
  }
}

function sqlite(folder: string): BlogDatabase {
  const url = `file:${join(folder, 'blog.db')}`
  return {
    provider: 'sqlite',
    url,
    clear: () => execute(url, DELETE_NEW),
    restartIds: () => execute(url, `UPDATE sqlite_sequence SET seq = ${POSTS} WHERE name = 'Post'`),
    drop: () => Promise.resolve(),
  }
}

/** Runs a script over a connection of its own. */
async function execute(url: string, script: string): Promise<void> {
  const engine = await openEngine({ files: [], url })
  try {
    await engine.execute(script)
  } finally {
    await engine.close()
  }
}

function postgresListens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: 5432, timeout: 1000 })
    const end = (up: boolean) => {
      socket.destroy()
      resolve(up)
    }
    socket.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false))
  })
}
