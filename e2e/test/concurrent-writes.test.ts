import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { conditionalSchema } from '../src/conditional-schema.js'
import { postgresIsUp } from '../src/services.js'

const WRITERS = 200
const ROUNDS = 5

describe.skipIf(!postgresIsUp)('writers of one record at once, on PostgreSQL', () => {
  let app: AppUnderTest
  const make = async (path: string, body: object) => {
    const made = await app.request('POST', path, body)
    expect(made.status, made.text).toBe(201)
    return made.headers.get('location') ?? ''
  }
  const tagOf = async (at: string) => (await app.request('GET', at)).headers.get('etag') ?? ''

  beforeAll(async () => {
    app = await bootApp('concurrent-writes', conditionalSchema, 'postgresql')
  })
  afterAll(() => app.close())

  test.each([
    { way: 'a version', table: 'Page', path: '/api/pages', field: 'title' },
    { way: 'the moment of the last write', table: 'Note', path: '/api/notes', field: 'text' },
    { way: 'its content', table: 'Thing', path: '/api/things', field: 'name' },
  ])(`of ${WRITERS} who have the same state of a record known by $way, exactly one writes`, { timeout: 120_000 }, async ({ table, path, field }) => {
    const at = await make(path, { [field]: 'start' })
    for (let round = 0; round < ROUNDS; round++) {
      const tag = await tagOf(at)
      const write = (writer: number) => app.request('PATCH', at, { [field]: `round ${round}, writer ${writer}` }, { 'if-match': tag })
      const replies = await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)))
      const winners = replies.flatMap(({ status }, writer) => (status === 200 ? [writer] : []))
      expect(winners).toHaveLength(1)
      // 409 is for those that the database had give way to another again and again.
      for (const { status, text } of replies) if (status !== 200) expect([409, 412], text).toContain(status)
      expect(await app.db.count(table, { [field]: `round ${round}, writer ${winners[0] ?? ''}` })).toBe(1)
    }
    if (table === 'Page') expect(await app.db.count('Page', { rev: 1 + ROUNDS })).toBe(1)
  })

  test('no write of those that read, count up and write is lost', { timeout: 120_000 }, async () => {
    const clients = 10
    const each = 5
    const at = await make('/api/invoices', { total: 0 })
    let refused = 0
    const client = async () => {
      for (let done = 0; done < each; ) {
        const read = await app.request('GET', at)
        const { total } = read.body as { total: number }
        const written = await app.request('PATCH', at, { total: total + 1 }, { 'if-match': read.headers.get('etag') ?? '' })
        if (written.status === 200) done += 1
        else {
          expect([409, 412], written.text).toContain(written.status)
          refused += 1
        }
      }
    }
    await Promise.all(Array.from({ length: clients }, client))
    expect(refused).toBeGreaterThan(0)
    expect(await app.db.count('Invoice', { total: clients * each, rev: 9_007_199_254_740_993n + BigInt(clients * each) })).toBe(1)
  })
})
