import { readFileSync } from 'node:fs'
import { fixture } from '@ssot-codegen/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { keyContract } from '../src/key-cases.js'
import { expectProblem, holdRecordContract } from '../src/record-contract.js'
import { mariadbIsUp } from '../src/services.js'

const { path, files } = fixture('mariadb')
const tables = readFileSync(path.replace(/\.prisma$/, '.sql'), 'utf8')

const moment = '2025-01-31T12:00:00.123Z'
const escaped = encodeURIComponent(moment)
const bytes = (...values: number[]) => Buffer.from(values).toString('base64')
const uuid = [...Array(16).keys()].map((i) => 0xff - i)

const keyed = [
  {
    model: 'Room', path: 'rooms',
    keys: [{ body: { building: 'a/', number: -1 }, id: 'a%2F/-1', stored: { building: 'a/', number: -1 } }, { body: { building: 'b', number: 1 }, id: 'b/1', stored: { building: 'b', number: 1 } }],
    filters: [['where[building]=b', [2]], ['where[number][lt]=0', [1]]],
    orders: ['building', 'number'],
    missing: ['a/1', 'c/1'], malformed: ['a/x'],
  },
  {
    model: 'BinaryKey', path: 'binary-keys',
    keys: [
      { body: { id: bytes(...uuid) }, id: encodeURIComponent(bytes(...uuid)), stored: { id: new Uint8Array(uuid) } },
      { body: { id: bytes(0) }, reply: { id: bytes(...Array<number>(16).fill(0)) }, id: 'AAAAAAAAAAAAAAAAAAAAAA%3D%3D', stored: { id: new Uint8Array(16) } },
    ],
    filters: [[`where[id]=${encodeURIComponent(bytes(...uuid))}`, [1]], ['where[id][not]=AAAAAAAAAAAAAAAAAAAAAA==', [1]]],
    orders: ['label'],
    missing: ['AAAA'], malformed: ['x'],
  },
  {
    model: 'MomentKey', path: 'moment-keys',
    keys: [
      { body: { id: '2025-01-31T13:00:00.123+01:00' }, reply: { id: moment }, id: escaped, stored: { id: new Date(moment) } },
      { body: { id: '2025-02-01T00:00:00Z' }, reply: { id: '2025-02-01T00:00:00.000Z' }, id: '2025-02-01T00%3A00%3A00.000Z', stored: { id: new Date('2025-02-01') } },
    ],
    filters: [[`where[id]=${escaped}`, [1]], ['where[id][gte]=2025-02-01', [2]]],
    orders: ['id'],
    missing: ['2025-01-31T12:00:00.124Z'], malformed: ['2025-01-32'],
  },
  {
    model: 'DateKey', path: 'date-keys',
    keys: [{ body: { id: '1000-01-01' }, id: '1000-01-01', stored: { id: '1000-01-01' } }, { body: { id: '2024-02-29' }, id: '2024-02-29', stored: { id: '2024-02-29' } }],
    filters: [['where[id]=2024-02-29', [2]], ['where[id][lt]=2024-02-29', [1]]],
    orders: ['id'],
    missing: ['2024-02-28'], malformed: ['2023-02-29', '2024-02-29T00:00:00Z'],
  },
  {
    model: 'EnumKey', path: 'enum-keys',
    keys: [{ body: { id: 'READER' }, id: 'READER', stored: { id: 'READER' } }, { body: { id: 'WRITER' }, id: 'WRITER', stored: { id: 'writer' } }],
    filters: [['where[id]=WRITER', [2]], ['where[id][in]=READER,EDITOR', [1]]],
    orders: ['id'],
    missing: ['EDITOR'], malformed: ['writer', 'x'],
  },
  {
    model: 'TripleKey', path: 'triple-keys',
    keys: [
      { body: { big: '-9223372036854775808', at: '00:00:00.001', flag: true }, id: '-9223372036854775808/00%3A00%3A00.001/true', stored: { big: -9_223_372_036_854_775_808n, at: '00:00:00.001', flag: true } },
      { body: { big: '-9223372036854775808', at: '23:59:59.999', flag: true }, id: '-9223372036854775808/23%3A59%3A59.999/true', stored: { big: -9_223_372_036_854_775_808n, at: '23:59:59.999', flag: true } },
    ],
    filters: [['where[big]=-9223372036854775808&where[flag]=true', [1, 2]], ['where[at][gt]=12:00', [2]], ['where[at]=00:00:00.001', [1]]],
    orders: ['at'],
    missing: ['1/00:00:00.001/true', '-9223372036854775808/00:00/true'], malformed: ['x/00:00/true', '1/x/true', '1/00:00/x'],
  },
] as const satisfies readonly Parameters<typeof keyContract>[0][]

/** A value for each column of `Everything`, at the edge of what it holds. */
const everything = {
  varchar: "it's \\ 👍 %", char: 'abc', tinytext: 'x'.repeat(255), text: 'y'.repeat(10_000), mediumtext: 'line\nbreak', longtext: '日本語',
  int: -2_147_483_648, uint: 2_147_483_647, tinyint: -128, utinyint: 255, smallint: -32_768, usmallint: 65_535, mediumint: -8_388_608, umediumint: 16_777_215, year: 2155,
  bigint: '-9223372036854775808', ubigint: '9223372036854775807', float: 0.5, double: 0.1,
  decimal: '12345678901234567890123456789012345.123456789012345678901234567891', price: '-1234567.89',
  boolean: true, bit1: true,
  datetime: moment, datetime6: moment, timestamp: moment, date: '2024-02-29', time: '23:59:59.999',
  json: { a: [1, 'zwei', null, { b: true }], '🔑': 1.5 }, enum: 'WRITER',
  longblob: bytes(0, 1, 255), binary: bytes(1, 2, 3, 4), varbinary: bytes(9), tinyblob: bytes(0), blob: bytes(1, 0), mediumblob: bytes(255, 254), bit12: bytes(0x0f, 0xff),
  maybe: null, moment: null, document: null,
}

describe.runIf(mariadbIsUp)('MariaDB', () => {
  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)

  beforeAll(async () => {
    app = await bootApp('mariadb', files[0]?.text ?? '', 'mysql', { script: tables })
  })
  afterAll(() => app.close())

  test.each(keyed.map((item) => [item.model, item] as const))('%s: made, found by its path, listed, changed, removed', async (_, item) => {
    await holdRecordContract(app, keyContract(item))
  })

  test('a number counted up is the key', async () => {
    const sample = (name: string, email: string) => ({
      body: { name, email, role: 'WRITER' },
      reply: { id: expect.any(Number) as number, bio: null, createdAt: expect.stringMatching(/Z$/) as string },
      stored: { name, email, role: 'writer', bio: null },
    })
    await holdRecordContract(app, {
      path: '/api/authors',
      table: 'Author',
      samples: [sample('Ada', 'ada@example.com'), sample('Bob', 'bob@example.com')],
      change: { body: { name: 'Cleo', bio: 'x' }, reply: { updatedAt: expect.stringMatching(/Z$/) as string }, stored: { name: 'Cleo', email: 'ada@example.com', bio: 'x' } },
      key: ['id'],
      unique: ['email'],
      filters: [['where[name]=Bob', [2]], ['where[role]=WRITER', [1, 2]], ['where[bio][isNull]=true&where[createdAt][gt]=2020-01-01', [1, 2]]],
      orders: ['name', 'email', 'id'],
      missing: ['7777'],
      malformed: ['x', '2147483648'],
    })
  })

  describe('every type', () => {
    test('comes back as it was written, and is so in the database', async () => {
      const made = await request('POST', '/api/everythings', everything)
      expect(made.status, made.text).toBe(201)
      expect(made.body).toEqual({ id: 1, ...everything })
      expect((await request('GET', '/api/everythings/1')).body).toEqual(made.body)
      expect((await request('GET', '/api/everythings')).body).toMatchObject({ data: [made.body] })
      const stored = { ...everything, bigint: -9_223_372_036_854_775_808n, ubigint: 9_223_372_036_854_775_807n, enum: 'writer', datetime: new Date(moment), datetime6: new Date(moment), timestamp: new Date(moment) }
      const { json, longblob, binary, varbinary, tinyblob, blob, mediumblob, bit12, bit1, ...plain } = stored
      const inBytes = Object.fromEntries(Object.entries({ longblob, binary, varbinary, tinyblob, blob, mediumblob }).map(([name, text]) => [name, Buffer.from(text, 'base64')]))
      expect(await app.db.count('Everything', { ...plain, ...inBytes })).toBe(1)
      expect(await app.db.rows('SELECT CAST("bit12" AS UNSIGNED) AS bits, CAST("bit1" AS UNSIGNED) AS bit, "json" FROM "Everything"')).toMatchObject([{ bits: 4095n, bit: 1, json }])
      expect([bit1, bit12]).toEqual([true, bytes(0x0f, 0xff)])
    })

    test.each([
      ...['varchar', 'char', 'int', 'uint', 'tinyint', 'utinyint', 'smallint', 'usmallint', 'mediumint', 'umediumint', 'year', 'bigint', 'ubigint', 'float', 'double', 'decimal', 'price'],
      ...['boolean', 'bit1', 'datetime', 'datetime6', 'timestamp', 'date', 'time', 'enum', 'longblob', 'binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob'],
    ] as const)('is found by its value: %s', async (field) => {
      const value = encodeURIComponent(String(everything[field]))
      expect((await request('GET', `/api/everythings/count?where[${field}]=${value}`)).body).toEqual({ count: 1 })
      expect((await request('GET', `/api/everythings/count?where[${field}][not]=${value}`)).body).toEqual({ count: 0 })
    })

    test('bits are neither compared nor ordered, for the database would compare them with numbers', async () => {
      for (const query of ['where[bit12]=D/8=', 'where[bit12][in]=D/8=', 'orderBy=bit12']) expectProblem(await request('GET', `/api/everythings?${query}`), 400, 'invalid-query')
    })

    test('changes, to null where it may', async () => {
      const changed = await request('PATCH', '/api/everythings/1', { maybe: 'x', moment, document: [1], price: '0.10', json: null, bit1: false, time: '00:00' })
      expect(changed).toMatchObject({ status: 200, body: { maybe: 'x', moment, document: [1], price: '0.1', json: null, bit1: false, time: '00:00:00.000' } })
      expect(await app.db.count('Everything', { maybe: 'x', moment: new Date(moment), price: '0.10' })).toBe(1)
      expect(await request('PATCH', '/api/everythings/1', { maybe: null, moment: null, document: null })).toMatchObject({ status: 200, body: { maybe: null, moment: null, document: null } })
      expect(await app.db.count('Everything', { maybe: null, moment: null, document: null })).toBe(1)
    })

    test.each([
      ['varchar', 'x'.repeat(11)], ['char', 'abcd'], ['tinyint', 128], ['utinyint', -1], ['smallint', 32_768], ['usmallint', 65_536], ['mediumint', 8_388_608], ['umediumint', -1], ['uint', -1],
      ['year', 1900], ['bigint', '9223372036854775808'], ['ubigint', '-1'], ['price', '0.001'], ['price', '12345678'], ['decimal', '1e3'], ['enum', 'writer'], ['date', '2025-02-29'], ['time', '24:00'],
      ['binary', bytes(1, 2, 3, 4, 5)], ['varbinary', bytes(1, 2, 3, 4, 5, 6, 7, 8, 9)], ['json', undefined], ['boolean', 1],
      ['tinytext', 'x'.repeat(256)], ['text', 'x'.repeat(65_536)], ['tinyblob', Buffer.alloc(256).toString('base64')], ['bit12', bytes(1, 1, 1)], ['maybe', 'x'.repeat(192)],
      // What a timestamp has room for differs with the version, and the database says it.
      ['timestamp', '1969-12-31T23:59:59Z'], ['timestamp', '1970-01-01T00:00:00Z'], ['timestamp', '2107-01-01T00:00:00Z'],
    ])('%s does not take %j', async (field, value) => {
      const refused = await request('POST', '/api/everythings', { ...everything, [field]: value })
      expectProblem(refused, 400, 'invalid-body')
      expect(refused.body).toMatchObject({ errors: [{ pointer: `/${field}` }] })
    })

    test.each([
      ['float', 1e300], ['timestamp', '2050-01-01T00:00:00Z'], ['bit12', bytes(0xff, 0xff)],
    ])('%s: what only the database finds too much is refused as well', async (field, value) => {
      expectProblem(await request('POST', '/api/everythings', { ...everything, [field]: value }), 400, 'invalid-body')
      expect(await app.db.count('Everything')).toBe(1)
    })
  })

  describe('a blog', () => {
    const titles = ['Apples', 'bananas', '100% pure', '1000 ways', 'under_score', 'underXscore', 'back\\slash', 'Zebra']
    const found = async (query: string) => {
      const { status, body, text } = await request('GET', `/api/posts?${query}`)
      expect(status, text).toBe(200)
      return (body as { data: { title: string }[] }).data.map((post) => post.title)
    }
    const post = (values: object) => request('POST', '/api/posts', { slug: 'x', title: 'X', authorId: 0, ...values })
    let author = 0

    beforeAll(async () => {
      author = ((await request('POST', '/api/authors', { email: 'ada@example.com', name: 'Ada' })).body as { id: number }).id
      for (const [i, title] of titles.entries()) {
        const made = await post({ slug: `s${i}`, title, views: i * 10, published: i % 2 === 1, authorId: author, ...(i < 3 && { publishedAt: `2025-01-0${i + 1}T00:00:00Z` }), ...(i === 0 && { meta: { a: 1 } }) })
        expect(made.status, made.text).toBe(201)
      }
      expect(await app.db.count('Post', { authorId: author })).toBe(titles.length)
    })

    test.each([
      ['', titles],
      ['orderBy=-views', [...titles].reverse()],
      ['orderBy=published,-views&take=2', ['back\\slash', 'under_score']],
      ['orderBy[author][name]=asc&take=1', ['Apples']],
      ['where[title]=apples', ['Apples']],
      ['where[title][contains]=BAN', ['bananas']],
      ['where[title][contains]=0%25', ['100% pure']],
      ['where[title][contains]=%25', ['100% pure']],
      ['where[title][contains]=r_s', ['under_score']],
      ['where[title][startsWith]=under_', ['under_score']],
      ['where[title][endsWith]=_score', ['under_score']],
      ['where[title][startsWith]=100', ['100% pure', '1000 ways']],
      ['where[title][contains]=%5C', ['back\\slash']],
      ['where[title][contains]=k%5Cs', ['back\\slash']],
      ['where[title][not]=Apples&where[views][lt]=20', ['bananas']],
      ['where[views][in]=0,10', ['Apples', 'bananas']],
      ['where[views][notIn]=0,10,20,30,40', ['underXscore', 'back\\slash', 'Zebra']],
      ['where[published]=true&where[views][gt]=10', ['1000 ways', 'underXscore', 'Zebra']],
      ['where[publishedAt][gte]=2025-01-02', ['bananas', '100% pure']],
      ['where[publishedAt][isNull]=true&where[views][gt]=60', ['Zebra']],
      ['where[meta][isNull]=false', ['Apples']],
      ['where[OR][0][title]=Apples&where[OR][1][title]=Zebra', ['Apples', 'Zebra']],
      ['where[NOT][published]=true&where[views][lte]=20', ['Apples', '100% pure']],
      ['where[author][name]=ADA&take=1', ['Apples']],
      ['where[reviewer][isNull]=false', []],
      ['where[tags][none][note]=x&take=1', ['Apples']],
      ['where[slug][gte]=s6', ['back\\slash', 'Zebra']],
    ])('%s', async (query, expected) => {
      expect(await found(query)).toEqual(expected)
    })

    test('comes in pages with what a pager needs', async () => {
      expect((await request('GET', '/api/posts?take=3&skip=2')).body).toMatchObject({ meta: { total: 8, skip: 2, take: 3, hasMore: true } })
      expect((await request('GET', '/api/posts?skip=5')).body).toMatchObject({ meta: { total: 8, hasMore: false } })
      expect((await request('GET', '/api/posts/count?where[views][gte]=50')).body).toEqual({ count: 3 })
    })

    test.each(['where[title][contains]=x&where[title][mode]=insensitive', 'where[titel]=x', 'where[meta]=1', 'orderBy=meta', 'take=101', 'where[id]=x', 'where[publishedAt]=soon'])('%s is refused, not ignored', async (query) => {
      expectProblem(await request('GET', `/api/posts?${query}`), 400, 'invalid-query')
    })

    test('a taken unique is 409 and names its fields, also where its index has a name of its own', async () => {
      for (const [values, fields] of [[{ slug: 's0' }, ['slug']], [{ slug: 'S0' }, ['slug']], [{ slug: 'new', title: 'apples' }, ['authorId', 'title']]] as const) {
        const refused = await post({ authorId: author, ...values })
        expectProblem(refused, 409, 'unique-conflict')
        expect(refused.body).toMatchObject({ errors: fields.map((field) => ({ pointer: `/${field}`, code: 'unique' })) })
      }
      const changed = await request('PATCH', '/api/posts/2', { slug: 's0' })
      expect(changed).toMatchObject({ status: 409, body: { errors: [{ pointer: '/slug' }] } })
      expect(await app.db.count('Post')).toBe(titles.length)
    })

    test('a dangling foreign key is 409 and names its fields', async () => {
      for (const [path, values, fields] of [
        ['posts', { slug: 'new', title: 'new', authorId: 9999 }, ['authorId']],
        ['posts', { slug: 'new', title: 'new', authorId: author, reviewerId: 9999 }, ['reviewerId']],
        ['post-tags', { postId: '9999', tagName: 'x' }, ['postId']],
        ['desks', { label: 'x', building: 'a', number: 9 }, ['building', 'number']],
      ] as const) {
        const refused = await request('POST', `/api/${path}`, values)
        expectProblem(refused, 409, 'foreign-key')
        expect(refused.body, path).toMatchObject({ errors: fields.map((field) => ({ pointer: `/${field}`, code: 'foreign-key' })) })
      }
      expect(await request('PATCH', '/api/posts/1', { reviewerId: 9999 })).toMatchObject({ status: 409, body: { errors: [{ pointer: '/reviewerId' }] } })
    })

    test('relations are read and filtered from both sides', async () => {
      await request('POST', '/api/tags', { name: 'maths' })
      const tagged = await request('POST', '/api/post-tags', { postId: '1', tagName: 'maths', note: 'n' })
      expect(tagged.headers.get('location')).toBe('/api/post-tags/1/maths')
      expect(await app.db.count('post_tags', { post_id: 1, tag_name: 'maths', note: 'n' })).toBe(1)
      expectProblem(await request('POST', '/api/post-tags', { postId: '1', tagName: 'MATHS' }), 409, 'unique-conflict')
      expect((await request('GET', '/api/post-tags/1/maths')).body).toMatchObject({ post: { title: 'Apples' }, tag: { name: 'maths' } })
      expect((await request('GET', '/api/posts/1?include=author.reviewed,tags.tag')).body).toMatchObject({ id: '1', author: { name: 'Ada', reviewed: [] }, tags: [{ tag: { name: 'maths' } }] })
      expect(await found('where[tags][some][tag][name]=maths')).toEqual(['Apples'])
      await request('POST', '/api/rooms', { building: 'a', number: 1, label: 'corner' })
      expect((await request('POST', '/api/desks', { label: 'd', building: 'a', number: 1, authorId: author })).status).toBe(201)
      expect((await request('GET', '/api/authors?where[desk][room][label]=corner&include=desk.room')).body).toMatchObject({ data: [{ desk: { room: { number: 1 } } }] })
    })

    test('a deletion is refused, cascades, or sets null, as the tables say', async () => {
      expectProblem(await request('DELETE', `/api/authors/${author}`), 409, 'foreign-key')
      expectProblem(await request('DELETE', '/api/rooms/a/1'), 409, 'foreign-key')
      expect((await request('DELETE', '/api/posts/1')).status).toBe(204)
      expect(await app.db.count('post_tags')).toBe(0)
      for (const { id } of ((await request('GET', '/api/posts?select=id')).body as { data: { id: string }[] }).data) expect((await request('DELETE', `/api/posts/${id}`)).status).toBe(204)
      expect((await request('DELETE', `/api/authors/${author}`)).status).toBe(204)
      expect(await app.db.count('Desk', { authorId: null })).toBe(1)
      expect(await app.db.count('Author')).toBe(0)
    })
  })

  test('a row with a date of zeros is a 500, and the log says in which table', async () => {
    await app.db.run("SET STATEMENT sql_mode = '' FOR INSERT INTO MomentKey (id, label) VALUES ('0000-00-00', 'zeros')")
    const reply = await request('GET', '/api/moment-keys')
    expectProblem(reply, 500, 'internal')
    expect(reply.text).not.toContain('MomentKey')
    expect(app.server.log()).toContain('A row of table \\"MomentKey\\" has a moment that is none')
    await app.db.run('DELETE FROM MomentKey')
  })

  test('health tells that the database answers', async () => {
    expect((await request('GET', '/health/ready')).status).toBe(200)
  })

  test('SIGTERM ends it with 0', async () => {
    expect(await app.server.stop()).toBe(0)
  })
})
