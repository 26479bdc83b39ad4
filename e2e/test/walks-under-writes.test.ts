import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { postgresIsUp } from '../src/services.js'

/** In depth, as many as a table of a busy application has. */
const ROWS = process.env['SSOT_DEEP'] === '1' ? 100_000 : 5_000

/** One row in so many is deleted in the course of a walk. */
const DOOMED = 7

const SCHEMA = `
datasource db {
  provider = "sqlite"
}

model Event {
  id    Int       @id @default(autoincrement())
  made  DateTime  @db.Timestamptz(6)
  shown DateTime? @db.Timestamptz(6)
  rank  Int?

  @@index([made, id])
  @@index([shown, id])
  @@index([rank, made, id])
}
`

/** Instants that only microseconds tell apart, some that nothing does, and a third that is none. */
const columns = (id: string) => `
  '2025-01-01 00:00:00+00'::timestamptz + ((${id}::bigint * 7919) % ${ROWS}) * interval '1 microsecond',
  CASE WHEN ${id} % 3 = 0 THEN NULL ELSE '2025-01-01 00:00:00+00'::timestamptz + ((${id}::bigint * 104729) % (${ROWS} / 4)) * interval '1 microsecond' END,
  CASE WHEN ${id} % 5 = 0 THEN NULL ELSE ${id} % 50 END`

type Page = { readonly data: readonly { readonly id: number }[]; readonly meta: { readonly nextCursor: string | null } }

describe.skipIf(!postgresIsUp)(`walks through ${ROWS} rows while others insert and delete`, () => {
  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp('walks', SCHEMA, 'postgresql', { script: `INSERT INTO "Event" (made, shown, rank) SELECT ${columns('id')} FROM generate_series(1, ${ROWS}) id; ANALYZE` })
  }, 120_000)
  afterAll(() => app.close())

  test.each([['made', 'made, id'], ['-made', 'made DESC, id'], ['shown', 'shown NULLS LAST, id'], ['-shown', 'shown DESC NULLS FIRST, id'], ['rank,-made', 'rank NULLS LAST, made DESC, id']])(
    'by %s neither skip a row that stays nor meet one twice, and keep the order',
    { timeout: 1_200_000 },
    async (orderBy, sql) => {
      const idsOf = async (from: string) => (await app.db.rows(`SELECT id FROM "Event" ${from}`)).map(({ id }) => Number(id))
      const before = await idsOf('')
      const others = writeMeanwhile(app, before)
      const seen = await walk(app, orderBy)
      const { deleted } = await others.stop()

      const survivors = new Set(before.filter((id) => !deleted.has(id)))
      const met = seen.filter((id) => survivors.has(id))
      expect(met).toHaveLength(survivors.size)
      expect(new Set(met).size).toBe(survivors.size)
      // What was there from the beginning to the end comes in the order that the database has it in now.
      expect(met).toEqual((await idsOf(`ORDER BY ${sql}`)).filter((id) => survivors.has(id)))
      expect(deleted.size).toBeGreaterThan(10)
      expect(new Set(seen).size).toBe(seen.length)
    },
  )
})

/** All ids in the order, page by page. Where the row that a page starts behind is gone, the walk goes on from the page before. */
async function walk(app: AppUnderTest, orderBy: string): Promise<number[]> {
  const seen: number[] = []
  const marks: { readonly cursor: string | undefined; readonly seen: number }[] = [{ cursor: undefined, seen: 0 }]
  for (let mark = marks.at(-1); mark; mark = marks.at(-1)) {
    const { status, body, text } = await app.request('GET', `/api/events?select=id&take=100&total=false&orderBy=${orderBy}${mark.cursor === undefined ? '' : `&cursor=${mark.cursor}`}`)
    seen.length = mark.seen
    if (status === 400) {
      expect(text).toContain('cursor-expired')
      marks.pop()
      continue
    }
    expect(status, text).toBe(200)
    const { data, meta } = body as Page
    seen.push(...data.map(({ id }) => id))
    if (meta.nextCursor === null) return seen
    marks.push({ cursor: meta.nextCursor, seen: seen.length })
  }
  return expect.unreachable()
}

/** Deletes rows and inserts others at places all over the order, until it is told to stop or there are twice as many: a walk is to come to an end. */
function writeMeanwhile(app: AppUnderTest, ids: readonly number[]) {
  const doomed = ids.filter((id) => id % DOOMED === ids.length % DOOMED).sort((a, b) => ((a * 31) % 101) - ((b * 31) % 101))
  const deleted = new Set<number>()
  let stopped = false
  const work = (async () => {
    for (let inserted = 0; !stopped && inserted < ROWS; inserted += 1) {
      const [id] = doomed.splice(0, 1)
      if (id !== undefined) {
        await app.db.run(`DELETE FROM "Event" WHERE id = ${id}`)
        deleted.add(id)
      }
      await app.db.run(`INSERT INTO "Event" (made, shown, rank) SELECT ${columns('id')} FROM (SELECT (random() * ${ROWS})::int AS id) AS one`)
    }
  })()
  return {
    async stop() {
      stopped = true
      await work
      return { deleted }
    },
  }
}
