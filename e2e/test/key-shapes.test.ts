import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture } from '@ssot-codegen/fixtures'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { keyContract, madeKeyContract } from '../src/key-cases.js'
import { isMissing } from '../src/leaves-out.js'
import { expectProblem, holdRecordContract } from '../src/record-contract.js'

const moment = '2025-01-31T12:00:00.123Z'
const escaped = encodeURIComponent(moment)
const bytes = (...values: number[]) => ({ json: Buffer.from(values).toString('base64'), stored: new Uint8Array(values) })
const slashes = bytes(0xff, 0xff, 0xfe)
const zeros = bytes(0, 0, 0, 0)

const keyed = [
  {
    model: 'IntKey', path: 'int-keys',
    keys: [{ body: { id: -2_147_483_648 }, id: '-2147483648', stored: { id: -2_147_483_648 } }, { body: { id: 0 }, id: '0', stored: { id: 0 } }],
    filters: [['where[id]=0', [2]], ['where[id][lt]=0', [1]], ['where[id][in]=0,-2147483648', [1, 2]], ['where[id][not]=0', [1]]],
    orders: ['id', 'label'],
    missing: ['7'], malformed: ['one', '1.5', '1e3', '01', '2147483648', '%20', '0x1'],
  },
  {
    model: 'BigIntKey', path: 'big-int-keys',
    keys: [
      { body: { id: '9007199254740993' }, id: '9007199254740993', stored: { id: 9_007_199_254_740_993n } },
      { body: { id: '9223372036854775807' }, id: '9223372036854775807', stored: { id: 9_223_372_036_854_775_807n } },
    ],
    filters: [['where[id]=9007199254740993', [1]], ['where[id]=9007199254740992', []], ['where[id][gt]=9007199254740993', [2]]],
    orders: ['id'],
    missing: ['9007199254740992', '-9223372036854775808'], malformed: ['9223372036854775808', '1n', '1.0'],
  },
  {
    model: 'FloatKey', path: 'float-keys',
    keys: [{ body: { id: -0.5 }, id: '-0.5', stored: { id: -0.5 } }, { body: { id: 1e21 }, id: '1000000000000000000000', stored: { id: 1e21 } }],
    filters: [['where[id]=-0.5', [1]], ['where[id][gt]=0', [2]]],
    orders: ['id'],
    missing: ['0.5'], malformed: ['NaN', 'Infinity', '1e21', '.5'],
  },
  {
    model: 'DecimalKey', path: 'decimal-keys',
    keys: [{ body: { id: '0.10' }, reply: { id: '0.1' }, id: '0.1', stored: { id: '0.1' } }, { body: { id: '12345678.9' }, id: '12345678.9', stored: { id: '12345678.9' } }],
    filters: [['where[id]=0.1', [1]], ['where[id]=0.1000', [1]], ['where[id][gte]=1', [2]], ['where[id][in]=0.10,12345678.90', [1, 2]]],
    orders: ['id'],
    missing: ['0.2'], malformed: ['1e3', 'one', '1,5'],
  },
  {
    model: 'BooleanKey', path: 'boolean-keys',
    keys: [{ body: { id: false }, id: 'false', stored: { id: false } }, { body: { id: true }, id: 'true', stored: { id: true } }],
    filters: [['where[id]=true', [2]], ['where[id][not]=true', [1]]],
    orders: ['id'],
    missing: [], malformed: ['0', 'TRUE', 'null'],
  },
  {
    model: 'EnumKey', path: 'enum-keys',
    keys: [{ body: { id: 'extra_large' }, id: 'extra_large', stored: { id: 'extra-large' } }, { body: { id: 'small' }, id: 'small', stored: { id: 'small' } }],
    filters: [['where[id]=small', [2]], ['where[id][notIn]=small', [1]]],
    orders: [],
    missing: [], malformed: ['extra-large', 'SMALL', 'constructor'],
  },
  {
    model: 'MomentKey', path: 'moment-keys',
    keys: [
      { body: { id: '2025-01-31T13:00:00.123+01:00' }, reply: { id: moment }, id: escaped, stored: { id: new Date(moment) } },
      { body: { id: '2025-02-01T00:00:00.000Z' }, id: '2025-02-01T00%3A00%3A00.000Z', stored: { id: new Date('2025-02-01') } },
    ],
    filters: [[`where[id]=${escaped}`, [1]], ['where[id][gte]=2025-02-01', [2]], ['where[id][lt]=2025-01-31T13:00:00.124%2B01:00', [1]]],
    orders: ['id'],
    missing: ['2025-01-31T12:00:00.124Z', '2025-01-31'], malformed: ['2025-01-32', 'now', '2025-01-31T12:00:00', '2025-01-31T12:00:00.1234567Z'],
  },
  {
    model: 'BytesKey', path: 'bytes-keys',
    keys: [{ body: { id: slashes.json }, id: '%2F%2F%2F%2B', stored: { id: slashes.stored } }, { body: { id: zeros.json }, id: 'AAAAAA%3D%3D', stored: { id: zeros.stored } }],
    filters: [['where[id]=AAAAAA==', [2]], ['where[id][in]=///%2B', [1]], ['where[id][not]=AAAA', [1, 2]]],
    orders: ['label'],
    missing: ['AAAA'], malformed: ['AAA', 'A===', '!!!!', 'AB=='],
  },
  {
    model: 'Count', path: 'counts',
    keys: [{ body: { count: 1 }, id: '1', stored: { count: 1 } }, { body: { count: 2 }, id: '2', stored: { count: 2 } }],
    filters: [['where[count]=2', [2]]],
    orders: ['count'],
    missing: ['3'], malformed: ['counts'],
  },
  {
    model: 'PairKey', path: 'pair-keys',
    keys: [
      { body: { number: 1, text: 'count' }, id: '1/count', stored: { number: 1, text: 'count' } },
      { body: { number: 1, text: 'two/parts, 100%' }, id: '1/two%2Fparts%2C%20100%25', stored: { number: 1, text: 'two/parts, 100%' } },
    ],
    filters: [['where[number]=1', [1, 2]], ['where[text][contains]=/', [2]], ['where[number]=1&where[text]=count', [1]]],
    orders: ['text', 'number,label'],
    missing: ['2/count', '1/search'], malformed: ['one/count'],
  },
  {
    model: 'TripleKey', path: 'triple-keys',
    keys: [
      { body: { big: '-9007199254740993', at: moment, size: 'count' }, id: `-9007199254740993/${escaped}/count`, stored: { big: -9_007_199_254_740_993n, at: new Date(moment), size: 'count' } },
      { body: { big: '-9007199254740993', at: moment, size: 'extra_large' }, id: `-9007199254740993/${escaped}/extra_large`, stored: { big: -9_007_199_254_740_993n, at: new Date(moment), size: 'extra-large' } },
    ],
    filters: [['where[big]=-9007199254740993', [1, 2]], ['where[at][lte]=2025-02-01&where[size]=count', [1]]],
    orders: ['big,label'],
    missing: [`-9007199254740993/${escaped}/small`, `1/${escaped}/count`], malformed: [`x/${escaped}/count`, '1/x/count', `1/${escaped}/x`],
  },
  {
    model: 'OddPairKey', path: 'odd-pair-keys',
    keys: [
      { body: { raw: slashes.json, flag: true, ratio: 0.1 }, id: '%2F%2F%2F%2B/true/0.1', stored: { raw: slashes.stored, flag: true, ratio: 0.1 } },
      { body: { raw: slashes.json, flag: true, ratio: 1e-7 }, id: '%2F%2F%2F%2B/true/0.0000001', stored: { raw: slashes.stored, flag: true, ratio: 1e-7 } },
    ],
    filters: [['where[flag]=true', [1, 2]], ['where[flag]=false', []], ['where[ratio][lt]=0.00001', [2]]],
    orders: ['flag,-ratio'],
    missing: ['%2F%2F%2F%2B/false/0.1', 'AAAA/true/0.1'], malformed: ['%2F%2F%2F%2B/1/0.1', '%2F/true/0.1', '%2F%2F%2F%2B/true/x'],
  },
  {
    model: 'MappedKey', path: 'mapped-keys', table: 'mapped_keys', label: 'the_label',
    keys: [
      { body: { key: 1, part: 'a' }, id: '1/a', stored: { key_id: 1, key_part: 'a' } },
      { body: { key: 2, part: 'a' }, id: '2/a', stored: { key_id: 2, key_part: 'a' } },
    ],
    filters: [['where[key]=1', [1]], ['where[part]=a', [1, 2]]],
    orders: ['key'],
    missing: ['3/a'], malformed: ['key_id/a'],
  },
  {
    model: 'NamedUniqueKey', path: 'named-unique-keys',
    keys: [{ body: { x: 1, y: 2 }, id: '1/2', stored: { x: 1, y: 2 } }, { body: { x: 2, y: 1 }, id: '2/1', stored: { x: 2, y: 1 } }],
    filters: [['where[x]=1', [1]], ['where[OR][0][x]=1&where[OR][1][y]=1', [1, 2]]],
    orders: ['x', '-y'],
    missing: ['1/1', '1/', '1'], malformed: ['1/x'],
  },
] as const satisfies readonly Parameters<typeof keyContract>[0][]

/** Texts that a path, a URL or a language could take for something else. */
const texts = [
  'a/b', '/', '//x//', '%', '%2F', '100%', 'a.b', '...', '.hidden', ' ', ' a b ', '+', 'a+b', '&', 'a&b=c', '?', '#', 'a#b', ';', ':id', '*', '(x)', '{x}', '[x]', '\\', '\\\\', "'", '"', "O'Brien", "'; DROP TABLE \"TextKey\"; --",
  'ünïcödé', '日本語', '👩‍👩‍👧', 'e\u0301', '\u00e9', '\u202eabc', '\ufeffx', '\t', 'line\nbreak', '\r\n', '\u007f', 'null', 'undefined', 'true', '0', '-1', 'NaN', '__proto__', 'constructor', 'toString', 'Count', 'COUNT', 'counts', 'count/', 'searching', 'x'.repeat(2000), '/'.repeat(700),
]

describe.each<Provider>(['sqlite', 'postgresql'])('keys of every shape on %s', (provider) => {
  if (isMissing(provider)) return

  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp(`key-shapes-${provider}`, fixture('key-shapes').files[0]?.text ?? '', provider)
  })
  afterAll(() => app.close())

  test.each(keyed.map((item) => [item.model, item] as const))('%s: made, found by its path, listed, changed, removed', async (_, item) => {
    await holdRecordContract(app, keyContract(item))
  })

  describe('keys that the server makes', () => {
    test.each([
      { model: 'SerialKey', path: 'serial-keys', id: /^[1-9]\d*$/, missing: ['7777'], malformed: ['one'] },
      { model: 'CuidKey', path: 'cuid-keys', id: /^c[a-z0-9]{24}$/, missing: ['nobody'], malformed: [] },
      { model: 'UuidKey', path: 'uuid-keys', id: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/, missing: ['nobody'], malformed: [] },
    ])('$model', async (made) => {
      await holdRecordContract(app, madeKeyContract(made))
    })

    test('a moment', async () => {
      const made = await app.request('POST', '/api/now-keys', { label: 'now' })
      expect(made).toMatchObject({ status: 201, body: { id: expect.stringMatching(/Z$/) as string } })
      expect(await app.request('GET', made.headers.get('location') ?? '')).toMatchObject({ status: 200, body: made.body })
      const given = await app.request('POST', '/api/now-keys', { id: moment, label: 'then' })
      expect(given.headers.get('location')).toBe(`/api/now-keys/${escaped}`)
      expect(await app.db.count('NowKey', { id: new Date(moment), label: 'then' })).toBe(1)
    })

    test('a number of 64 bits, where the database has one to give', async () => {
      const unnumbered = await app.request('POST', '/api/big-serial-keys', { label: 'x' })
      if (provider === 'postgresql') {
        expect(unnumbered).toMatchObject({ status: 201, body: { id: '1' } })
        return
      }
      expect(unnumbered).toMatchObject({ status: 400, body: { errors: [{ pointer: '/id', code: 'required' }] } })
      const numbered = await app.request('POST', '/api/big-serial-keys', { id: '9007199254740993', label: 'x' })
      expect(numbered.headers.get('location')).toBe('/api/big-serial-keys/9007199254740993')
      expect(await app.db.count('BigSerialKey', { id: 9_007_199_254_740_993n })).toBe(1)
    })
  })

  describe('ids of text', () => {
    test('any text addresses its record and no other', async () => {
      for (const id of texts) {
        const made = await app.request('POST', '/api/text-keys', { id, label: 'as made' })
        expect(made, id).toMatchObject({ status: 201, body: { id } })
        expect(made.headers.get('location')).toBe(`/api/text-keys/${encodeURIComponent(id)}`)
      }
      expect(await app.db.count('TextKey')).toBe(texts.length)
      for (const id of texts) {
        const path = `/api/text-keys/${encodeURIComponent(id)}`
        expect(await app.request('GET', path), id).toMatchObject({ status: 200, body: { id, label: 'as made' } })
        expect(await app.request('PATCH', path, { label: 'changed' }), id).toMatchObject({ status: 200, body: { id, label: 'changed' } })
        expect(await app.db.count('TextKey', { label: 'changed', id })).toBe(1)
        expect(await app.db.count('TextKey', { label: 'changed' })).toBe(1)
        expect((await app.request('GET', `/api/text-keys/count?where[id]=${encodeURIComponent(id)}`)).body, id).toEqual({ count: 1 })
        expect((await app.request('DELETE', path)).status).toBe(204)
      }
      expect(await app.db.count('TextKey')).toBe(0)
    })

    test('an id that no path could have is refused', async () => {
      for (const id of ['', '.', '..', 'count', 'search', 'x'.repeat(8000), '\u{1f600}'.repeat(700), 'a\0b', '\ud800']) {
        const refused = await app.request('POST', '/api/text-keys', { id, label: 'x' })
        expectProblem(refused, 400, 'invalid-body')
        expect(refused.body).toMatchObject({ errors: [{ pointer: '/id' }] })
      }
      expect(await app.db.count('TextKey')).toBe(0)
    })

    test('a malformed escape is no id', async () => {
      for (const id of ['%', '%zz', '%ff', '%C3', '%ED%A0%80']) expectProblem(await app.request('GET', `/api/text-keys/${id}`), 400, 'bad-request')
      expectProblem(await app.request('GET', '/api/text-keys/a%00b'), 400, 'invalid-id')
      expectProblem(await app.request('GET', '/api/text-keys/a%00b'), 400, 'invalid-id')
    })
  })

  test('neither an enum of one part that reads like a route nor empty bytes are an id', async () => {
    expect(await app.request('POST', '/api/enum-keys', { id: 'count', label: 'x' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/id', code: 'reserved' }] } })
    expect(await app.request('POST', '/api/bytes-keys', { id: '', label: 'x' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/id', code: 'reserved' }] } })
    expect(await app.db.count('EnumKey')).toBe(0)
    expect(await app.db.count('BytesKey')).toBe(0)
  })

  test('without an id, the first unique that is never null addresses a record', async () => {
    const first = await app.request('POST', '/api/unique-keys', { label: 'one', number: 1, code: 'a', another: 10 })
    expect(first.headers.get('location')).toBe('/api/unique-keys/a')
    // Nulls are not equal, so two of them do not conflict.
    const second = await app.request('POST', '/api/unique-keys', { label: 'two', maybe: null, number: 1, code: 'b', another: 11 })
    expect(second.status).toBe(201)
    expect(await app.request('PATCH', '/api/unique-keys/b', { maybe: 'x', another: 12 })).toMatchObject({ status: 200, body: { maybe: 'x', another: 12 } })
    expect(await app.db.count('UniqueKey', { code: 'b', maybe: 'x', number: 1, another: 12 })).toBe(1)
    const taken = async (body: object, fields: readonly string[]) => {
      const refused = await app.request('POST', '/api/unique-keys', { label: 'three', number: 3, code: 'c', another: 13, ...body })
      expectProblem(refused, 409, 'unique-conflict')
      expect(refused.body).toMatchObject({ errors: fields.map((field) => ({ pointer: `/${field}`, code: 'unique' })) })
    }
    await taken({ code: 'a' }, ['code'])
    await taken({ another: 10 }, ['another'])
    await taken({ maybe: 'x', number: 1 }, ['maybe', 'number'])
    expect(await app.db.count('UniqueKey')).toBe(2)
    expect(await app.request('PATCH', '/api/unique-keys/a', { maybe: 'x' })).toMatchObject({ status: 409, body: { errors: [{ pointer: '/maybe' }, { pointer: '/number' }] } })
    expectProblem(await app.request('GET', '/api/unique-keys/1'), 404, 'not-found')
  })

  describe('keys that are foreign keys', () => {
    test('are written as scalars, lead to what they refer to, and hold it', async () => {
      for (const id of [1, 2]) expect((await app.request('POST', '/api/owners', { id, label: `owner ${id}` })).status).toBe(201)
      const part = await app.request('POST', '/api/parts', { ownerId: 1, number: 1, label: 'wheel' })
      expect(part.headers.get('location')).toBe('/api/parts/1/1')
      expect(await app.request('POST', '/api/parts', { ownerId: 2, number: 1, label: 'door' })).toMatchObject({ status: 201 })
      const licence = await app.request('POST', '/api/licences', { ownerId: 2, label: 'to drive' })
      expect(licence.headers.get('location')).toBe('/api/licences/2')
      const bolt = await app.request('POST', '/api/bolts', { ownerId: 1, number: 1, size: 'extra_large', label: 'M8' })
      expect(bolt.headers.get('location')).toBe('/api/bolts/1/1/extra_large')
      expect(await app.request('GET', '/api/bolts/1/1/extra_large?include=part.owner.licence')).toMatchObject({ status: 200, body: { part: { label: 'wheel', owner: { label: 'owner 1', licence: null } } } })
      expect(await app.request('GET', '/api/owners/1?include=parts.bolts,licence')).toMatchObject({ body: { parts: [{ number: 1, bolts: [{ size: 'extra_large' }] }] } })
      expect((await app.request('GET', '/api/bolts/count?where[part][owner][label]=owner 1')).body).toEqual({ count: 1 })
      expect((await app.request('GET', '/api/owners?where[parts][some][bolts][none][label]=M8&select=id')).body).toMatchObject({ data: [{ id: 2 }] })
      expect(await app.db.count('Bolt', { ownerId: 1, number: 1, size: 'extra-large', label: 'M8' })).toBe(1)
    })

    test('must refer to something', async () => {
      const dangling = [
        await app.request('POST', '/api/parts', { ownerId: 9, number: 1, label: 'x' }),
        await app.request('POST', '/api/licences', { ownerId: 9, label: 'x' }),
        await app.request('POST', '/api/bolts', { ownerId: 1, number: 2, size: 'small', label: 'x' }),
      ]
      for (const answer of dangling) expectProblem(answer, 409, 'foreign-key')
      if (provider === 'postgresql') expect(dangling[2]?.body).toMatchObject({ errors: [{ pointer: '/ownerId' }, { pointer: '/number' }] })
      expect(await app.db.count('Part')).toBe(2)
    })

    test('keep what they refer to', async () => {
      for (const path of ['owners/1', 'parts/1/1', 'owners/2']) expectProblem(await app.request('DELETE', `/api/${path}`), 409, 'foreign-key')
      expect(await app.db.count('Owner')).toBe(2)
      expect(await app.db.count('Part')).toBe(2)
      for (const path of ['bolts/1/1/extra_large', 'parts/1/1', 'owners/1']) expect((await app.request('DELETE', `/api/${path}`)).status).toBe(204)
      expect(await app.db.count('Owner')).toBe(1)
    })
  })

  test('what nothing addresses is listed and counted, and has no path', async () => {
    await app.db.run(`INSERT INTO "HiddenKey" ("label") VALUES ('one'), ('two'); INSERT INTO "DocumentKey" ("id", "label") VALUES ('{"a":1}', 'one')`)
    expect((await app.request('GET', '/api/hidden-keys?orderBy=-label')).body).toMatchObject({ data: [{ label: 'two' }, { label: 'one' }], meta: { total: 2 } })
    expect((await app.request('GET', '/api/hidden-keys')).text).not.toContain('"id"')
    expect((await app.request('GET', '/api/hidden-keys?where[label]=two')).body).toMatchObject({ data: [{ label: 'two' }], meta: { total: 1 } })
    expect((await app.request('GET', '/api/document-keys')).body).toMatchObject({ data: [{ label: 'one' }] })
    expect((await app.request('GET', '/api/document-keys/count')).body).toEqual({ count: 1 })
    for (const path of ['/api/hidden-keys', '/api/document-keys']) {
      expectProblem(await app.request('POST', path, { label: 'three' }), 405, 'method-not-allowed')
      expectProblem(await app.request('GET', `${path}/1`), 404, 'not-found')
      expectProblem(await app.request('DELETE', `${path}/1`), 404, 'not-found')
    }
  })

  test('where the id is hidden a unique addresses the record', async () => {
    const made = await app.request('POST', '/api/shown-uniques', { slug: 'a b', label: 'x' })
    expect(made.body).toEqual({ slug: 'a b', label: 'x' })
    expect(made.headers.get('location')).toBe('/api/shown-uniques/a%20b')
    expect(await app.request('PATCH', '/api/shown-uniques/a%20b', { label: 'y' })).toMatchObject({ status: 200, body: { slug: 'a b', label: 'y' } })
    expect(await app.request('POST', '/api/shown-uniques', { slug: 'b', label: 'x', id: 7 })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/id' }] } })
    expectProblem(await app.request('POST', '/api/shown-uniques', { slug: 'a b', label: 'z' }), 409, 'unique-conflict')
    expectProblem(await app.request('GET', '/api/shown-uniques/1'), 404, 'not-found')
    expect(await app.db.count('ShownUnique', { slug: 'a b', label: 'y' })).toBe(1)
    expect((await app.request('DELETE', '/api/shown-uniques/a%20b')).status).toBe(204)
    expect(await app.db.count('ShownUnique')).toBe(0)
  })
})
