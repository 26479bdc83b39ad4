import type { AppUnderTest } from './app-under-test.js'
import { sqlCondition, type Value } from './sql-condition.js'

type Table = { readonly deletion?: string; readonly refers: { readonly [column: string]: string }; readonly rows: readonly Record<string, Value>[] }

/** A third of the records is deleted, in no pattern that others follow. */
const isDeleted = (id: number, shift: number) => (id * 7 + shift) % 5 < 2

const at = (id: number, shift: number) => (isDeleted(id, shift) ? new Date(Date.UTC(2025, 0, 1 + (id % 20))) : null)
const some = <V extends Value>(id: number, shift: number, value: V) => ((id * 5 + shift) % 4 === 0 ? null : value)
const numbered = (count: number, row: (id: number) => Record<string, Value>) => Array.from({ length: count }, (_, index) => ({ id: index + 1, ...row(index + 1) }))

/** Rows in which records that are there refer to deleted ones and the other way round; by what they refer with. */
const TABLES: { readonly [name: string]: Table } = {
  Team: { deletion: 'deletedAt', refers: {}, rows: numbered(6, (id) => ({ name: `team ${id}`, deletedAt: at(id, 0) })) },
  Author: {
    deletion: 'removedAt',
    refers: { teamId: 'Team', bossId: 'Author' },
    rows: numbered(20, (id) => ({
      name: some(id, 1, `n${id % 3}`), rank: id % 4, removedAt: at(id, 1), teamId: some(id, 2, 1 + (id % 6)), bossId: id < 4 ? null : some(id, 3, 1 + (id % 3)),
    })),
  },
  Post: {
    deletion: 'gone_at',
    refers: { editorId: 'Author' },
    rows: numbered(50, (id) => ({
      title: some(id, 0, `t${id % 3}`), views: id % 5, updatedAt: new Date(Date.UTC(2025, 0, 1)), gone_at: at(id, 2), authorId: 1 + ((id * 3) % 20), editorId: 1 + ((id * 3) % 20),
    })),
  },
  Comment: { refers: { postId: 'Post' }, rows: numbered(58, (id) => ({ text: some(id, 1, `c${id % 3}`), postId: some(id, 2, 1 + ((id * 7) % 50)) })) },
  Desk: { deletion: 'deletedAt', refers: { ownerId: 'Author' }, rows: numbered(15, (id) => ({ room: `r${id % 3}`, deletedAt: at(id, 3), ownerId: some(id, 0, id) })) },
  Seat: {
    deletion: 'deletedAt',
    refers: {},
    rows: numbered(12, (id) => ({ row: id % 2 === 0 ? 'A' : 'B', number: id, label: some(id, 0, `l${id % 3}`), deletedAt: at(id, 4) })),
  },
  Booking: {
    refers: { number: 'Seat' },
    rows: numbered(40, (id) => {
      const number = some(id, 1, 1 + ((id * 5) % 12))
      return { note: some(id, 2, `b${id % 3}`), row: number === null ? null : number % 2 === 0 ? 'A' : 'B', number }
    }),
  },
}

/**
 * Puts rows into the tables of the schema of soft deletion.
 *
 * @param how deleted ones are marked as such, or are not there: then nothing refers to them, but a post to its author, which
 * is another one there
 */
export async function fillKept({ db }: AppUnderTest, how: 'marked' | 'removed'): Promise<void> {
  const statements: string[] = []
  for (const [table, { deletion, refers, rows }] of Object.entries(TABLES)) {
    for (const row of rows) {
      if (how === 'removed' && deletion !== undefined && row[deletion] !== null) continue
      const values = Object.entries(row).filter(([name]) => !(table === 'Seat' && name === 'id'))
      const written = values.map(([name, value]) => literal(how === 'marked' ? value : isMissing(refers[name], value) ? null : name === 'authorId' ? ALIVE : value))
      statements.push(`INSERT INTO "${table}" (${values.map(([name]) => `"${name}"`).join()}) VALUES (${written.join()});`)
    }
  }
  await db.run(statements.join('\n'))

  function literal(value: Value): string {
    return value === null ? 'NULL' : sqlCondition({ x: value }, db.provider).replace('"x" = ', '')
  }
}

/** Whether a reference is to a deleted record. */
function isMissing(table: string | undefined, value: Value | undefined): boolean {
  const { deletion, rows = [] } = (table === undefined ? undefined : TABLES[table]) ?? {}
  const row = rows.find(({ id }) => id === value)
  return deletion !== undefined && row !== undefined && row[deletion] !== null
}

/** An author that is not deleted. */
const ALIVE = Number(TABLES['Author']?.rows.find(({ removedAt }) => removedAt === null)?.['id'])
