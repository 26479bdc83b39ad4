import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Provider } from './table-state.js'

/** Two databases that hold the same, one for each application, and what takes away what was made of them. */
export type Databases = { readonly urls: readonly [string, string]; readonly remove: () => void }

/** Files that SQLite keeps beside a database. */
const BESIDE = ['', '-wal', '-shm']

/**
 * The databases to compare on: those that are named, else two copies of the project's own where it is a file.
 *
 * @param own `DATABASE_URL`, which is never written
 * @throws Error where there are none, or where one of them is the project's own
 */
export function databasesFor(provider: Provider, named: readonly string[], own: string): Databases {
  const [first, second] = named
  if (first !== undefined && second !== undefined) {
    if (first === second || named.includes(own)) throw new Error('The comparison writes and deletes: it needs two databases, neither of which is that of DATABASE_URL.')
    return { urls: [first, second], remove: () => undefined }
  }
  if (provider !== 'sqlite') throw new Error('Name two empty databases that have the tables: --database <url> --database <url>.')
  const path = own.replace(/^file:(?:\/\/)?/, '').replace(/\?.*$/, '')
  if (!existsSync(path)) throw new Error(`There is no database at ${path}: make its tables first, with "npm run db:push".`)
  const folder = mkdtempSync(join(tmpdir(), 'equivalence-'))
  const copy = (name: string) => {
    for (const end of BESIDE) if (existsSync(path + end)) copyFileSync(path + end, join(folder, name + end))
    return `file:${join(folder, name)}`
  }
  const remove = () => {
    rmSync(folder, { recursive: true, force: true })
  }
  return { urls: [copy('one.db'), copy('other.db')], remove }
}
