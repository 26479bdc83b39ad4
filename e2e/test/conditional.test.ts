import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type Answer, type AppUnderTest } from '../src/app-under-test.js'
import { conditionalSchema } from '../src/conditional-schema.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

/** The ways a record can be told from what it was before, each by a model, its path, and a field that a request writes. */
const WAYS = [
  { way: 'a version', table: 'Page', path: '/api/pages', field: 'title' },
  { way: 'the moment of the last write', table: 'Note', path: '/api/notes', field: 'text' },
  { way: 'its content', table: 'Thing', path: '/api/things', field: 'name' },
  { way: 'a hidden version', table: 'Quiet', path: '/api/quiets', field: 'name' },
  { way: 'a hidden moment', table: 'Stamp', path: '/api/stamps', field: 'name' },
] as const

describe.each<Provider>(['sqlite', 'postgresql'])('conditional requests on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  const row = async (table: string, id: number) => (await app.db.rows(`SELECT * FROM "${table}" WHERE "id" = ${id}`))[0]
  const make = async (path: string, body: object) => {
    const made = await request('POST', path, body)
    expect(made.status, made.text).toBe(201)
    return { id: (made.body as { id: number }).id, at: made.headers.get('location') ?? '', etag: etagOf(made) }
  }

  beforeAll(async () => {
    app = await bootApp(`conditional-${provider}`, conditionalSchema, provider)
  })
  afterAll(() => app.close())

  describe.each(WAYS)('a record known by $way', ({ table, path, field }) => {
    test('has a strong tag in every reply of one: the same record part, and another representation part for another representation', async () => {
      const { at, etag } = await make(path, { [field]: 'one' })
      const whole = await request('GET', at)
      const part = await request('GET', `${at}?select=${field}`)
      expect(part.body).toEqual({ [field]: 'one' })
      expect(etagOf(whole)).toBe(etagOf(await request('HEAD', at)))
      expect(recordOf(etagOf(whole))).toBe(recordOf(etag))
      expect(recordOf(etagOf(part))).toBe(recordOf(etag))
      expect(etagOf(part)).not.toBe(etagOf(whole))
      const changed = await request('PATCH', at, { [field]: 'two' })
      expect(recordOf(etagOf(changed))).not.toBe(recordOf(etag))
      expect(recordOf(etagOf(await request('GET', at)))).toBe(recordOf(etagOf(changed)))
      expect(etagOf(await request('GET', at))).not.toBe(etagOf(whole))
    })

    test('is not sent again to who has it', async () => {
      const { at } = await make(path, { [field]: 'one' })
      const tag = etagOf(await request('GET', at))
      for (const method of ['GET', 'HEAD']) {
        for (const have of [tag, `W/${tag}`, `"x", ,W/"y,z" , ${tag}`, '*']) {
          const same = await request(method, at, undefined, { 'if-none-match': have })
          expect(same, have).toMatchObject({ status: 304, text: '' })
          expect(etagOf(same)).toBe(tag)
          expect(same.headers.get('content-type')).toBeNull()
        }
      }
      for (const have of ['"x"', tag.replace(/\..*/, '.x"'), etagOf(await request('GET', `${at}?select=${field}`))]) {
        expect(await request('GET', at, undefined, { 'if-none-match': have })).toMatchObject({ status: 200, body: { [field]: 'one' } })
      }
      await request('PATCH', at, { [field]: 'two' })
      expect(await request('GET', at, undefined, { 'if-none-match': tag })).toMatchObject({ status: 200, body: { [field]: 'two' } })
    })

    test('is changed by who read its present state, in whatever representation, and by nobody else', async () => {
      const { id, at, etag } = await make(path, { [field]: 'one' })
      const part = etagOf(await request('GET', `${at}?select=id`))
      const changed = await request('PATCH', at, { [field]: 'two' }, { 'if-match': `"x", ${part}` })
      expect(changed).toMatchObject({ status: 200, body: { [field]: 'two' } })
      expect(await row(table, id)).toMatchObject({ [field]: 'two' })
      for (const stale of [etag, part, `W/${etagOf(changed)}`, '"x"', `${recordOf(etagOf(changed))}"`]) {
        expectProblem(await request('PATCH', at, { [field]: 'three' }, { 'if-match': stale }), 412, 'precondition-failed')
        expectProblem(await request('PATCH', at, {}, { 'if-match': stale }), 412, 'precondition-failed')
        expectProblem(await request('DELETE', at, undefined, { 'if-match': stale }), 412, 'precondition-failed')
      }
      const kept = await row(table, id)
      expect(kept).toMatchObject({ [field]: 'two' })
      const same = await request('PATCH', at, {}, { 'if-match': etagOf(changed) })
      expect(same).toMatchObject({ status: 200, body: { [field]: 'two' } })
      expect(etagOf(same)).toBe(etagOf(changed))
      expect(await row(table, id)).toEqual(kept)
      expect((await request('PATCH', at, { [field]: 'four' }, { 'if-match': '*' })).status).toBe(200)
      expect(await row(table, id)).toMatchObject({ [field]: 'four' })
    })

    test('is deleted by who read its present state', async () => {
      const { id, at, etag } = await make(path, { [field]: 'one' })
      expect(await request('DELETE', at, undefined, { 'if-match': etag })).toMatchObject({ status: 204, text: '' })
      expect(await row(table, id)).toBeUndefined()
      for (const tags of [etag, '*']) {
        expectProblem(await request('PATCH', at, { [field]: 'x' }, { 'if-match': tags }), 404, 'not-found')
        expectProblem(await request('DELETE', at, undefined, { 'if-match': tags }), 404, 'not-found')
      }
      const other = await make(path, { [field]: 'two' })
      expect((await request('DELETE', other.at, undefined, { 'if-match': '*' })).status).toBe(204)
      expect(await row(table, other.id)).toBeUndefined()
    })

    test('is changed by one of many who write the same state at once', async () => {
      const { id, at, etag } = await make(path, { [field]: 'start' })
      // With connections that are open already none has a lead.
      await Promise.all(Array.from({ length: 20 }, () => request('GET', at)))
      const writers = Array.from({ length: provider === 'postgresql' ? 100 : 30 }, (_, i) => request('PATCH', at, { [field]: `writer ${i}` }, { 'if-match': etag }))
      const answers = await Promise.all(writers)
      const won = answers.filter(({ status }) => status === 200)
      expect(won).toHaveLength(1)
      expect(answers.filter(({ status }) => status !== 200 && status !== 412).map(({ text }) => text)).toEqual([])
      const stored = await row(table, id)
      expect((won[0]?.body as Record<string, unknown>)[field]).toBe(stored?.[field])
      if (stored && 'rev' in stored) expect(Number(stored['rev'])).toBe(2)
    })

    test('is deleted by one of many at once', async () => {
      const { id, at, etag } = await make(path, { [field]: 'start' })
      const answers = await Promise.all(Array.from({ length: 20 }, () => request('DELETE', at, undefined, { 'if-match': etag })))
      const statuses = answers.map(({ status }) => status).sort()
      expect(statuses).toEqual([204, ...Array<number>(19).fill(404)])
      expect(await row(table, id)).toBeUndefined()
    })

    test.each(['x', 'abc"', '"a" "b"', '"a"b', 'w/"a"', '*, "a"', '""a"', ',', 'W/ "a"'])('takes no %s for a tag', async (value) => {
      const { id, at } = await make(path, { [field]: 'one' })
      const before = await row(table, id)
      for (const [method, header, body] of [['PATCH', 'If-Match', { [field]: 'x' }], ['DELETE', 'If-Match', undefined], ['GET', 'If-None-Match', undefined]] as const) {
        const refused = await request(method, at, body, { [header]: value })
        expectProblem(refused, 400, 'invalid-header')
        expect(refused.body).toMatchObject({ errors: [{ parameter: header, code: 'malformed' }] })
      }
      expect(await row(table, id)).toEqual(before)
    })
  })

  test('a version starts at its default, counts every write, and is no request’s to write', async () => {
    const { id, at } = await make('/api/pages', { title: 'one' })
    expect(await row('Page', id)).toMatchObject({ title: 'one' })
    const versions = async () => Number((await row('Page', id))?.['rev'])
    expect(await versions()).toBe(1)
    expect(await request('PATCH', at, { title: 'two' })).toMatchObject({ status: 200, body: { rev: 2 } })
    expect(await request('PATCH', at, { title: 'three' }, { 'if-match': '*' })).toMatchObject({ body: { rev: 3 } })
    expect(await request('PATCH', at, {})).toMatchObject({ body: { rev: 3 } })
    for (const body of [{ rev: 9 }, { title: 'x', rev: 3 }]) {
      const refused = await request('PATCH', at, body)
      expectProblem(refused, 400, 'invalid-body')
      expect(refused.body).toMatchObject({ errors: [{ pointer: '/rev' }] })
    }
    expectProblem(await request('POST', '/api/pages', { title: 'x', rev: 1 }), 400, 'invalid-body')
    expect(await row('Page', id)).toMatchObject({ title: 'three' })
    expect(await versions()).toBe(3)
    await Promise.all(Array.from({ length: 20 }, (_, i) => request('PATCH', at, { title: `t${i}` })))
    expect(await versions()).toBe(23)
  })

  test('a version of 64 bits is exact', async () => {
    const { id, at, etag } = await make('/api/invoices', { total: 1 })
    expect(await request('PATCH', at, { total: 2 }, { 'if-match': etag })).toMatchObject({ status: 200, body: { rev: '9007199254740994' } })
    expectProblem(await request('PATCH', at, { total: 3 }, { 'if-match': etag }), 412, 'precondition-failed')
    expect(String((await row('Invoice', id))?.['rev'])).toBe('9007199254740994')
  })

  test('where a model demands it, a write without If-Match is refused, whether or not there is such a record', async () => {
    const { id, at } = await make('/api/invoices', { total: 1 })
    for (const path of [at, '/api/invoices/99999']) {
      expectProblem(await request('PATCH', path, { total: 2 }), 428, 'precondition-required')
      expectProblem(await request('DELETE', path), 428, 'precondition-required')
    }
    expect(await row('Invoice', id)).toMatchObject({ total: provider === 'sqlite' ? 1n : 1 })
    expectProblem(await request('PATCH', '/api/invoices/99999', { total: 2 }, { 'if-match': '"x"' }), 404, 'not-found')
    expect((await request('DELETE', at, undefined, { 'if-match': '*' })).status).toBe(204)
  })

  test('a key of two parts is held to both', async () => {
    const seats = []
    for (const number of [1, 2]) seats.push(await request('POST', '/api/seats', { row: 'A', number, guest: null }))
    const [first] = seats
    const etag = first ? etagOf(first) : ''
    expect(await request('PATCH', '/api/seats/A/1', { guest: 'Ada' }, { 'if-match': etag })).toMatchObject({ status: 200, body: { row: 'A', number: 1, guest: 'Ada', rev: 1 } })
    expectProblem(await request('PATCH', '/api/seats/A/1', { guest: 'Bob' }, { 'if-match': etag }), 412, 'precondition-failed')
    expect(await app.db.count('Seat', { row: 'A', number: 1, guest: 'Ada', rev: 1 })).toBe(1)
    expect(await app.db.count('Seat', { row: 'A', number: 2, guest: null, rev: 0 })).toBe(1)
    const now = etagOf(await request('GET', '/api/seats/A/1'))
    expect((await request('DELETE', '/api/seats/A/1', undefined, { 'if-match': now })).status).toBe(204)
    expect(await app.db.count('Seat')).toBe(1)
  })

  test('what is included counts for the reply, and not for the record', async () => {
    const { id, at, etag } = await make('/api/pages', { title: 'one' })
    const before = etagOf(await request('GET', `${at}?include=links`))
    await make('/api/links', { url: 'https://example.org', pageId: id })
    const after = await request('GET', `${at}?include=links`, undefined, { 'if-none-match': before })
    expect(after).toMatchObject({ status: 200, body: { links: [{ pageId: id }] } })
    expect(etagOf(after)).not.toBe(before)
    expect(recordOf(etagOf(after))).toBe(recordOf(etag))
    expect((await request('PATCH', at, { title: 'two' }, { 'if-match': before })).status).toBe(200)
    expect(await row('Page', id)).toMatchObject({ title: 'two' })
  })

  test('what is hidden or only written leaves no trace in a tag', async () => {
    const page = await make('/api/pages', { title: 'one' })
    const thing = await make('/api/things', { name: 'one', pin: '1' })
    const quiet = await make('/api/quiets', { name: 'one' })
    const stamp = await make('/api/stamps', { name: 'one' })
    const paths = [page, thing, quiet, stamp].map(({ at }) => at)
    const tags = async () => Promise.all(paths.map(async (at) => etagOf(await request('GET', at))))
    const before = await tags()
    await app.db.run(`
      UPDATE "Page" SET "notes" = 'classified' WHERE "id" = ${page.id};
      UPDATE "Thing" SET "pin" = '2' WHERE "id" = ${thing.id};
      UPDATE "Quiet" SET "rev" = 77 WHERE "id" = ${quiet.id};
    `)
    expect(await tags()).toEqual(before)
    // Records that show the same have the same tag, whatever they hide.
    const same = await make('/api/stamps', { name: 'one' })
    await request('PATCH', same.at, { name: 'two' })
    const again = await request('PATCH', same.at, { name: 'one' })
    expect(recordOf(etagOf(again))).toBe(recordOf(same.etag))
    expect((await request('GET', quiet.at)).body).toEqual({ id: quiet.id, name: 'one' })
    for (const tag of before) expect(tag).toMatch(/^"[\w-]{16}\.[\w-]{16}"$/)
  })

  test('two conditional writes within a millisecond do not leave one tag, and time does not run back', async () => {
    const { id, at } = await make('/api/notes', { text: 'one' })
    let etag = etagOf(await request('GET', at))
    const ahead = '2999-01-01T00:00:00.000'
    await app.db.run(`UPDATE "Note" SET "updatedAt" = '${provider === 'sqlite' ? `${ahead}+00:00` : ahead}' WHERE "id" = ${id}`)
    expectProblem(await request('PATCH', at, { text: 'x' }, { 'if-match': etag }), 412, 'precondition-failed')
    etag = etagOf(await request('GET', at))
    const seen = new Set([recordOf(etag)])
    for (const text of ['two', 'three', 'four']) {
      const answer = await request('PATCH', at, { text }, { 'if-match': etag })
      expect(answer.status, answer.text).toBe(200)
      etag = etagOf(answer)
      seen.add(recordOf(etag))
    }
    expect(seen.size).toBe(4)
    expect((await request('GET', at)).body).toMatchObject({ text: 'four', updatedAt: '2999-01-01T00:00:00.003Z' })
  })

  test('a moment that another program wrote in a form of its own guards all the same', async () => {
    const { id, at } = await make('/api/notes', { text: 'one' })
    await app.db.run(`UPDATE "Note" SET "updatedAt" = '2025-01-01 00:00:00' WHERE "id" = ${id}`)
    const etag = etagOf(await request('GET', at))
    const answers = await Promise.all(['a', 'b', 'c'].map((text) => request('PATCH', at, { text }, { 'if-match': etag })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412])
    expect(await row('Note', id)).toMatchObject({ text: (answers.find(({ status }) => status === 200)?.body as { text: string }).text })
  })

  test('a precondition that a request cannot be held to is refused, and nothing is written', async () => {
    const { id, at, etag } = await make('/api/pages', { title: 'one' })
    const before = [await app.db.count('Page'), await row('Page', id)]
    const refused: [string, string, string, unknown?][] = [
      ['POST', '/api/pages', 'If-Match', { title: 'x' }],
      ['POST', '/api/pages', 'If-None-Match', { title: 'x' }],
      ['GET', '/api/pages', 'If-Match'],
      ['GET', '/api/pages/count', 'If-Match'],
      ['GET', at, 'If-Match'],
      ['PATCH', at, 'If-None-Match', { title: 'x' }],
      ['PATCH', at, 'If-Unmodified-Since', { title: 'x' }],
      ['DELETE', at, 'If-None-Match'],
      ['DELETE', at, 'If-Unmodified-Since'],
    ]
    for (const [method, path, header, body] of refused) {
      const answer = await request(method, path, body, { [header]: etag })
      expectProblem(answer, 400, 'invalid-header')
      expect(answer.body).toMatchObject({ errors: [{ parameter: header, code: 'not-taken' }] })
    }
    expect([await app.db.count('Page'), await row('Page', id)]).toEqual(before)
    // No tag that a list could have is among those named: the condition holds.
    expect((await request('GET', '/api/pages', undefined, { 'if-none-match': etag })).status).toBe(200)
  })

  test('lists, counts, problems and what is gone have no tag', async () => {
    const { at } = await make('/api/pages', { title: 'one' })
    const answers = [await request('GET', '/api/pages'), await request('GET', '/api/pages/count'), await request('GET', '/api/pages/99999'), await request('DELETE', at)]
    expect(answers.map(({ headers }) => headers.get('etag'))).toEqual([null, null, null, null])
  })
})

function etagOf({ headers }: Answer): string {
  return headers.get('etag') ?? 'none'
}

/** The part of a tag that stands for the record, with the quote before it. */
function recordOf(etag: string): string {
  return etag.slice(0, etag.indexOf('.'))
}
