import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixture } from '@ssot-codegen/fixtures'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { keyContract, madeKeyContract } from '../src/key-cases.js'
import { expectProblem, holdRecordContract } from '../src/record-contract.js'
import { postgresIsUp } from '../src/services.js'

const low = '018f3b1c-0000-7000-8000-000000000001'
const high = 'ffffffff-ffff-4fff-bfff-ffffffffffff'

const cases = [
  {
    model: 'UuidKey', path: 'uuid-keys',
    keys: [{ body: { id: low }, id: low, stored: { id: low } }, { body: { id: high.toUpperCase() }, reply: { id: high }, id: high, stored: { id: high } }],
    filters: [[`where[id]=${low}`, [1]], [`where[id][in]=${low},${high.toUpperCase()}`, [1, 2]], [`where[id][not]=${low}`, [2]]],
    orders: ['id'],
    missing: ['018f3b1c-0000-7000-8000-000000000002'], malformed: ['1', `${low}0`, `{${low}}`],
  },
  {
    model: 'SmallKey', path: 'small-keys',
    keys: [{ body: { id: -32_768 }, id: '-32768', stored: { id: -32_768 } }, { body: { id: 32_767 }, id: '32767', stored: { id: 32_767 } }],
    filters: [['where[id][lt]=0', [1]], ['where[id]=32767', [2]]],
    orders: ['id'],
    missing: ['0'], malformed: ['2147483648', 'x'],
  },
  {
    model: 'OidKey', path: 'oid-keys',
    keys: [{ body: { id: 0 }, id: '0', stored: { id: 0 } }, { body: { id: 2_147_483_647 }, id: '2147483647', stored: { id: 2_147_483_647 } }],
    filters: [['where[id]=0', [1]]],
    orders: ['id'],
    missing: ['1'], malformed: ['x'],
  },
  {
    model: 'DecimalKey', path: 'decimal-keys',
    keys: [{ body: { id: '-0.10' }, reply: { id: '-0.1' }, id: '-0.1', stored: { id: '-0.10' } }, { body: { id: '99999999.99' }, id: '99999999.99', stored: { id: '99999999.99' } }],
    filters: [['where[id]=-0.1', [1]], ['where[id][gt]=0.00', [2]]],
    orders: ['id'],
    missing: ['0.1', '-0.101', '1234567890123'], malformed: ['x', '1e1'],
  },
  {
    model: 'MoneyKey', path: 'money-keys',
    keys: [{ body: { id: '1.50' }, reply: { id: '1.5' }, id: '1.5', stored: { id: '1.50' } }, { body: { id: '1234567.89' }, id: '1234567.89', stored: { id: '1234567.89' } }],
    filters: [['where[id]=1.5', [1]], ['where[id][gt]=2', [2]]],
    orders: ['id'],
    missing: ['1'], malformed: ['$1.50'],
  },
  {
    model: 'RealKey', path: 'real-keys', inexact: true,
    keys: [{ body: { id: 0.1 }, id: '0.1', stored: { id: '0.1' } }, { body: { id: 2 ** 60 }, reply: { id: 1_152_921_500_000_000_000 }, id: '1152921500000000000', stored: { id: '1152921500000000000' } }],
    filters: [['where[id]=0.1', [1]]],
    orders: ['id'],
    missing: ['0.2'], malformed: ['x'],
  },
  {
    model: 'CharKey', path: 'char-keys',
    keys: [{ body: { id: 'ab' }, id: 'ab', stored: { id: 'ab  ' } }, { body: { id: 'b/c%' }, id: 'b%2Fc%25', stored: { id: 'b/c%' } }],
    filters: [['where[id]=b/c%25', [2]]],
    orders: ['id'],
    missing: ['zz'], malformed: [],
  },
  {
    model: 'VarCharKey', path: 'var-char-keys',
    keys: [{ body: { id: '12345678' }, id: '12345678', stored: { id: '12345678' } }, { body: { id: '日本' }, id: encodeURIComponent('日本'), stored: { id: '日本' } }],
    filters: [['where[id][startsWith]=1', [1]]],
    orders: ['id'],
    missing: ['123456789', '1'], malformed: [],
  },
  {
    model: 'CitextKey', path: 'citext-keys',
    keys: [{ body: { id: 'Ada' }, id: 'Ada', stored: { id: 'ADA' } }, { body: { id: 'Bob' }, id: 'Bob', stored: { id: 'bob' } }],
    filters: [['where[id]=ada', [1]], ['where[id][startsWith]=B', [2]]],
    orders: ['id'],
    missing: ['Adah'], malformed: [],
  },
  {
    model: 'InetKey', path: 'inet-keys',
    keys: [{ body: { id: '10.0.0.1' }, id: '10.0.0.1', stored: { id: '10.0.0.1' } }, { body: { id: '10.1.0.0/16' }, id: '10.1.0.0%2F16', stored: { id: '10.1.0.0/16' } }],
    filters: [['where[id]=10.0.0.1', [1]]],
    orders: ['id'],
    missing: ['10.0.0.2'], malformed: [],
  },
  {
    model: 'BitKey', path: 'bit-keys',
    keys: [{ body: { id: '0101' }, id: '0101', stored: { id: '0101' } }, { body: { id: '1111' }, id: '1111', stored: { id: '1111' } }],
    filters: [['where[id]=0101', [1]]],
    orders: ['id'],
    missing: ['0000'], malformed: [],
  },
  {
    model: 'DateKey', path: 'date-keys',
    keys: [{ body: { id: '0001-01-01' }, id: '0001-01-01', stored: { id: '0001-01-01' } }, { body: { id: '2024-02-29' }, id: '2024-02-29', stored: { id: '2024-02-29' } }],
    filters: [['where[id]=2024-02-29', [2]], ['where[id][lt]=2024-02-29', [1]]],
    orders: ['id'],
    missing: ['2024-02-28'], malformed: ['2023-02-29', '2024-02-29T00:00:00Z', 'today'],
  },
  {
    model: 'TimeKey', path: 'time-keys',
    keys: [{ body: { id: '00:00:00.001' }, id: '00%3A00%3A00.001', stored: { id: '00:00:00.001' } }, { body: { id: '23:59' }, reply: { id: '23:59:00.000' }, id: '23%3A59%3A00.000', stored: { id: '23:59' } }],
    filters: [['where[id]=23:59:00', [2]], ['where[id][lte]=12:00', [1]]],
    orders: ['id'],
    missing: ['12:00', '12%3A00%3A00'], malformed: ['24:00', '1', 'noon'],
  },
  {
    model: 'TimetzKey', path: 'timetz-keys',
    keys: [{ body: { id: '00:00:00.001' }, id: '00%3A00%3A00.001', stored: { id: '00:00:00.001+00' } }, { body: { id: '23:59' }, reply: { id: '23:59:00.000' }, id: '23%3A59%3A00.000', stored: { id: '23:59+00' } }],
    filters: [['where[id]=23:59:00', [2]]],
    orders: ['id'],
    missing: ['12:00'], malformed: ['24:00'],
  },
  {
    model: 'SecondKey', path: 'second-keys',
    keys: [
      { body: { id: '2025-01-31T12:00:00Z' }, reply: { id: '2025-01-31T12:00:00.000Z' }, id: '2025-01-31T12%3A00%3A00.000Z', stored: { id: '2025-01-31T12:00:00' } },
      { body: { id: '2025-01-31T12:00:01Z' }, reply: { id: '2025-01-31T12:00:01.000Z' }, id: '2025-01-31T12%3A00%3A01.000Z', stored: { id: '2025-01-31T12:00:01' } },
    ],
    filters: [['where[id]=2025-01-31T12:00:01Z', [2]]],
    orders: ['id'],
    missing: ['2025-01-31T12:00:02Z'], malformed: ['x'],
  },
  {
    model: 'MicrosecondKey', path: 'microsecond-keys', inexact: true,
    keys: [
      { body: { id: '2025-01-31T12:00:00.123Z' }, id: '2025-01-31T12%3A00%3A00.123Z', stored: { id: '2025-01-31T12:00:00.123Z' } },
      { body: { id: '2025-01-31T12:00:00.124+02:00' }, reply: { id: '2025-01-31T10:00:00.124Z' }, id: '2025-01-31T10%3A00%3A00.124Z', stored: { id: '2025-01-31T10:00:00.124Z' } },
    ],
    filters: [['where[id]=2025-01-31T12:00:00.123Z', [1]]],
    orders: ['-id'],
    missing: ['2025-01-31T12:00:00Z'], malformed: ['x'],
  },
] as const satisfies readonly Parameters<typeof keyContract>[0][]

describe.runIf(postgresIsUp)('keys of PostgreSQL', () => {
  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp('key-shapes-pg', fixture('key-shapes-postgresql').files[0]?.text ?? '', 'postgresql')
  })
  afterAll(() => app.close())

  test.each(cases.map((item) => [item.model, item] as const))('%s: made, found by its path, listed, changed, removed', async (_, item) => {
    await holdRecordContract(app, keyContract(item))
  })

  test.each([
    { model: 'MadeUuidKey', path: 'made-uuid-keys', id: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}$/, missing: [low], malformed: ['1'] },
    { model: 'ClientUuidKey', path: 'client-uuid-keys', id: /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f-]{21}$/, missing: [low], malformed: ['1'] },
    { model: 'SmallSerialKey', path: 'small-serial-keys', id: /^[1-9]\d*$/, missing: ['30000'], malformed: ['x'] },
  ])('$model: made by the server', async (made) => {
    await holdRecordContract(app, madeKeyContract(made))
  })

  test('a key of which the database counts up one part', async () => {
    const first = await app.request('POST', '/api/line-keys', { document: low, day: '2025-01-31', label: 'one' })
    const second = await app.request('POST', '/api/line-keys', { document: low, day: '2025-01-31', label: 'two' })
    expect(first.headers.get('location')).toBe(`/api/line-keys/${low}/1/2025-01-31`)
    expect(second.headers.get('location')).toBe(`/api/line-keys/${low}/2/2025-01-31`)
    expect(await app.request('GET', `/api/line-keys/${low}/2/2025-01-31`)).toMatchObject({ status: 200, body: { line: 2, label: 'two' } })
    expect(await app.request('POST', '/api/line-keys', { document: low, line: 7, day: '2025-01-31', label: 'x' })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/line' }] } })
    expect((await app.request('DELETE', `/api/line-keys/${low}/1/2025-01-31`)).status).toBe(204)
    expect(await app.db.rows('SELECT "line", "label" FROM "LineKey"')).toEqual([{ line: 2, label: 'two' }])
  })

  test('text that a native type does not take is refused where it stands', async () => {
    for (const [path, id] of [['inet-keys', '10.0.0.256'], ['inet-keys', 'x'], ['bit-keys', '2'], ['bit-keys', 'y']] as const) {
      expectProblem(await app.request('GET', `/api/${path}/${id}`), 400, 'invalid-id')
      expectProblem(await app.request('DELETE', `/api/${path}/${id}`), 400, 'invalid-id')
      expectProblem(await app.request('GET', `/api/${path}?where[id]=${id}`), 400, 'invalid-query')
      expectProblem(await app.request('POST', `/api/${path}`, { id, label: 'x' }), 400, 'invalid-body')
    }
    for (const [path, id] of [['var-char-keys', '123456789'], ['char-keys', '12345'], ['small-keys', 40_000], ['decimal-keys', '1.001'], ['uuid-keys', 'x'], ['date-keys', '2025-02-30'], ['time-keys', '25:00'], ['second-keys', '2025-01-31T12:00:00.400Z'], ['money-keys', '0.001']] as const) {
      const refused = await app.request('POST', `/api/${path}`, { id, label: 'x' })
      expectProblem(refused, 400, 'invalid-body')
      expect(refused.body, path).toMatchObject({ errors: [{ pointer: '/id' }] })
    }
  })

  test('a row whose key is finer than a request can say is listed, and neither found nor mistaken for another', async () => {
    await app.db.run(`INSERT INTO "MicrosecondKey" VALUES ('2025-01-31T12:00:00.123456Z', 'fine'), ('2025-01-31T12:00:00.123Z', 'coarse')`)
    expect((await app.request('GET', '/api/microsecond-keys?orderBy=label')).body).toMatchObject({ data: [{ label: 'coarse' }, { label: 'fine' }], meta: { total: 2 } })
    expect((await app.request('GET', '/api/microsecond-keys/2025-01-31T12:00:00.123Z')).body).toMatchObject({ label: 'coarse' })
    expectProblem(await app.request('GET', '/api/microsecond-keys/2025-01-31T12:00:00.123456Z'), 400, 'invalid-id')
    expect((await app.request('DELETE', '/api/microsecond-keys/2025-01-31T12:00:00.123Z')).status).toBe(204)
    expectProblem(await app.request('GET', '/api/microsecond-keys/2025-01-31T12:00:00.123Z'), 404, 'not-found')
    expect(await app.db.rows('SELECT "label" FROM "MicrosecondKey"')).toEqual([{ label: 'fine' }])
  })
})
