import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import { contractSchema } from '../src/contract-schema.js'
import type { Provider } from '../src/database.js'
import { isMissing } from '../src/leaves-out.js'
import { startServer } from '../src/project.js'
import { expectProblem } from '../src/record-contract.js'

const THING = { text: 'a', count: 1, big: '1', price: '1', ratio: 1, flag: true, at: '2025-01-01T00:00:00Z', size: 'small', raw: 'AA==' }

describe.each<Provider>(['sqlite', 'postgresql'])('the contract on %s', (provider) => {
  if (isMissing(provider)) return

  let app: AppUnderTest
  const request: AppUnderTest['request'] = (...args) => app.request(...args)
  const make = async (values: object = {}): Promise<{ readonly [name: string]: unknown }> => {
    const made = await request('POST', '/api/things', { ...THING, ...values })
    expect(made.status, made.text).toBe(201)
    return made.body as { readonly [name: string]: unknown }
  }
  const texts = async (query: string) => {
    const { status, body, text } = await request('GET', `/api/things?select=text&orderBy=id&${query}`)
    expect(status, text).toBe(200)
    return (body as { data: { text: string }[] }).data.map((thing) => thing.text)
  }

  beforeAll(async () => {
    app = await bootApp(`contract-${provider}`, contractSchema(provider), provider)
  })
  afterAll(() => app.close())

  test('values of every type come back as they were written, and are so in the database', async () => {
    const values = {
      text: 'ünï 日本 👩‍👩‍👧', count: -2_147_483_648, big: '9223372036854775807', price: '12345678901.25', ratio: 1e-7, flag: false, at: '2025-02-01T01:30:00.123+02:00', size: 'large',
      raw: 'AP/+', data: { a: [1, null, { b: 'c' }], d: 0.1 }, note: null,
    }
    const made = await make(values)
    expect(made).toMatchObject({ ...values, at: '2025-01-31T23:30:00.123Z' })
    expect((await request('GET', `/api/things/${String(made['id'])}`)).body).toEqual(made)
    const { data: _, ...columns } = values
    const stored = { ...columns, big: 9_223_372_036_854_775_807n, at: new Date('2025-01-31T23:30:00.123Z'), size: 'very-large', raw: Buffer.from('AP/+', 'base64') }
    expect(await app.db.count('Thing', stored)).toBe(1)
    await request('DELETE', `/api/things/${String(made['id'])}`)
    expect(await app.db.count('Thing')).toBe(0)
  })

  test('BigInt and Decimal are text, or a number that is exact; they are written plainly, and what the database cannot hold is refused', async () => {
    for (const [given, shown] of [[5, '5'], [-0.5, '-0.5'], ['0.00000001', '0.00000001'], ['100', '100'], ['1.50', '1.5']] as const) {
      const { id, price } = await make({ price: given })
      expect(price).toBe(shown)
      expect(await app.db.count('Thing', { id: Number(id), price: shown })).toBe(1)
      await request('DELETE', `/api/things/${String(id)}`)
    }
    expect(await make({ big: 9_007_199_254_740_991 })).toMatchObject({ big: '9007199254740991' })
    const before = await app.db.count('Thing')
    const body = (field: string, value: string) => JSON.stringify({ ...THING, [field]: 0 }).replace(`"${field}":0`, `"${field}":${value}`)
    const wrong = { big: ['9007199254740993', '"9223372036854775808"', '"1.0"'], price: ['"1e3"', '0.1234567890123456789', '"x"'], count: ['2147483648'] }
    for (const [field, value] of Object.entries(wrong).flatMap(([name, values]) => values.map((given) => [name, given] as const))) {
      const refused = await request('POST', '/api/things', body(field, value))
      expectProblem(refused, 400, 'invalid-body')
      expect(refused.body).toMatchObject({ errors: [{ pointer: `/${field}` }] })
    }
    const long = await request('POST', '/api/things', { ...THING, price: '1234567890123456.5' })
    expect(long.status, long.text).toBe(provider === 'sqlite' ? 400 : 201)
    expect(await app.db.count('Thing')).toBe(before + (provider === 'sqlite' ? 0 : 1))
    for (const { id } of ((await request('GET', '/api/things')).body as { data: { id: number }[] }).data) await request('DELETE', `/api/things/${id}`)
  })

  test('annotations say which values a field takes', async () => {
    const right = { code: 'abc', link: 'https://example.com/a?b', rank: 10, slug: 'slug', contact: 'ada@example.com' }
    const made = await request('POST', '/api/writings', right)
    expect(made, made.text).toMatchObject({ status: 201, body: right })
    expect(await app.db.count('Article', right)).toBe(1)
    const wrong = { code: ['a', 'abcdef', ''], link: ['x', 'example.com', 'javascript:alert(1)'], rank: [0, 11], slug: ['A', 'a1', ''], contact: ['ada', 'ada@', '@example.com'] }
    for (const [field, values] of Object.entries(wrong)) {
      for (const value of values) {
        for (const refused of [await request('POST', '/api/writings', { ...right, [field]: value }), await request('PATCH', '/api/writings/1', { [field]: value })]) {
          expectProblem(refused, 400, 'invalid-body')
          expect(refused.body).toMatchObject({ errors: [{ pointer: `/${field}` }] })
        }
      }
    }
    expect(await app.db.count('Article', right)).toBe(1)
    expect(await app.db.count('Article')).toBe(1)
  })

  test('what the server makes is in no body, what has a default need not be, and what is only written is not shown', async () => {
    const made = await request('POST', '/api/writings', { code: 'own', memo: 'kept back' })
    const moment: unknown = expect.stringMatching(/Z$/)
    expect(made).toMatchObject({ status: 201, body: { code: 'own', link: null, origin: 'api', made: moment, touched: moment } })
    expect(made.text).not.toContain('memo')
    expect(await app.db.count('Article', { code: 'own', memo: 'kept back' })).toBe(1)
    const path = made.headers.get('location') ?? ''
    for (const [field, value] of [['id', 7], ['origin', 'me'], ['touched', '2025-01-01T00:00:00Z']] as const) {
      for (const refused of [await request('POST', '/api/writings', { code: 'own', [field]: value }), await request('PATCH', path, { [field]: value })]) {
        expectProblem(refused, 400, 'invalid-body')
        expect(refused.body).toMatchObject({ errors: [{ pointer: `/${field}` }] })
      }
    }
    expect(await app.db.count('Article', { code: 'own', origin: 'api' })).toBe(1)
    for (const query of ['where[memo]=x', 'orderBy=memo', 'select=memo']) expectProblem(await request('GET', `/api/writings?${query}`), 400, 'invalid-query')
  })

  test('a body that names a hidden field is refused as one that names no field at all', async () => {
    const refusal = async (name: string) => {
      const refused = await request('POST', '/api/writings', { code: 'own', [name]: 'x' }, { 'x-request-id': 'same' })
      expectProblem(refused, 400, 'invalid-body')
      return refused.text.replaceAll(name, 'name')
    }
    expect(await refusal('judgement')).toBe(await refusal('absurdity'))
    expect(await app.db.count('Article', { judgement: 'x' })).toBe(0)
  })

  test('@path names the resource', async () => {
    const made = await request('POST', '/api/writings', { code: 'path' })
    expect(made.headers.get('location')).toMatch(/^\/api\/writings\/\d+$/)
    expect((await request('GET', made.headers.get('location') ?? '')).status).toBe(200)
    expectProblem(await request('GET', '/api/articles'), 404, 'not-found')
  })

  test('Location is a path, whatever host a client says it has asked', async () => {
    for (const headers of [{ 'x-forwarded-host': 'evil.example' }, { 'x-forwarded-proto': 'https' }, { forwarded: 'host=evil.example' }, { 'x-forwarded-prefix': '/evil' }]) {
      const made = await request('POST', '/api/writings', { code: 'host' }, headers)
      expect(made.headers.get('location')).toMatch(/^\/api\/writings\/\d+$/)
      expect(made.text).not.toContain('evil')
    }
  })

  describe('queries', () => {
    beforeAll(async () => {
      expect((await request('POST', '/api/owners', { name: 'Ada' })).status).toBe(201)
      for (const [index, text] of ['', 'a b', 'a+b', 'a,b', 'c', '%', 'A'].entries()) {
        const lists = provider === 'postgresql' ? { tags: ['x', 'y', 'z'].slice(0, index % 4) } : {}
        await make({ text, count: index, raw: Buffer.from([index]).toString('base64'), ...lists, ...(index < 2 && { data: { index }, ownerId: 1 }) })
      }
      expect(await app.db.count('Thing')).toBe(7)
    })

    test('a plus is a blank, an escaped plus is one, and a text may be empty', async () => {
      expect(await texts('where[text]=a+b')).toEqual(['a b'])
      expect(await texts('where[text]=a%2Bb')).toEqual(['a+b'])
      expect(await texts('where[text]=')).toEqual([''])
      for (const field of ['count', 'big', 'price', 'ratio', 'flag', 'at', 'size']) expectProblem(await request('GET', `/api/things?where[${field}]=`), 400, 'invalid-query')
    })

    test('in takes values between commas, and repeated each as it is', async () => {
      expect(await texts('where[text][in]=a+b,c')).toEqual(['a b', 'c'])
      expect(await texts('where[text][in]=a,b&where[text][in]=c')).toEqual(['a,b', 'c'])
      for (const query of ['where[text][in]=', 'where[AND]=', 'where[OR]=', 'where[NOT]=', 'where={}', 'where={"OR":[]}', 'where={"text":{}}']) {
        expectProblem(await request('GET', `/api/things?${encodeURI(query)}`), 400, 'invalid-query')
      }
    })

    test('bytes are compared as a whole, JSON only with nothing, and a relation may be missing', async () => {
      expect(await texts('where[raw]=Ag==')).toEqual(['a+b'])
      expect(await texts('where[data][isNull]=false')).toEqual(['', 'a b'])
      expect(await texts('where[owner][isNull]=false')).toEqual(['', 'a b'])
      expect(await texts('where[owner][isNull]=true&where[count][lt]=4')).toEqual(['a+b', 'a,b'])
      for (const query of ['where[raw][gt]=Ag==', 'where[raw][contains]=Ag==', 'where[data]=1', 'where[data][index]=1', 'where[text][isNull]=true', 'orderBy=data']) {
        expectProblem(await request('GET', `/api/things?${query}`), 400, 'invalid-query')
      }
    })

    test('case counts, unless mode says otherwise where the database can', async () => {
      expect(await texts('where[text]=A')).toEqual(['A'])
      if (provider === 'postgresql') expect(await texts('where[text][startsWith]=a&where[text][mode]=insensitive')).toEqual(['a b', 'a+b', 'a,b', 'A'])
      else expectProblem(await request('GET', '/api/things?where[text][startsWith]=a&where[text][mode]=insensitive'), 400, 'invalid-query')
    })

    if (provider === 'postgresql') {
      test('lists are asked for what they have', async () => {
        expect(await texts('where[tags][has]=z')).toEqual(['a,b'])
        expect(await texts('where[tags][hasSome]=y,z')).toEqual(['a+b', 'a,b', 'A'])
        expect(await texts('where[tags][hasEvery]=x,z')).toEqual(['a,b'])
        expect(await texts('where[tags][isEmpty]=true')).toEqual(['', 'c'])
      })
    }

    test('a record comes with its columns alone where no relation is required, and with what is asked for', async () => {
      const [first] = ((await request('GET', '/api/things?take=1')).body as { data: { id: number }[] }).data
      const at = `/api/things/${first?.id ?? 0}`
      expect((await request('GET', at)).body).not.toHaveProperty('owner')
      expect((await request('GET', `${at}?include=owner&select=text,owner.name`)).body).toEqual({ text: '', owner: { name: 'Ada' } })
    })
  })

  test('writes of many are off unless a model opts in', async () => {
    const before = await app.db.count('Thing')
    expectProblem(await request('PATCH', '/api/things?where[count]=1', { note: 'x' }), 405, 'method-not-allowed')
    expectProblem(await request('DELETE', '/api/things?where[count]=1'), 405, 'method-not-allowed')
    expectProblem(await request('PUT', '/api/things/1', THING), 405, 'method-not-allowed')
    expect((await request('POST', '/api/things/bulk', [THING])).status).toBeGreaterThanOrEqual(404)
    expect(await app.db.count('Thing')).toBe(before)
    expect(await app.db.count('Thing', { note: 'x' })).toBe(0)
  })

  test('every reply has the id of its request, and a problem tells it', async () => {
    for (const path of ['/api/things', '/api/things/999999', '/api/nothing', '/api/things?x=1']) {
      const { headers, text } = await request('GET', path, undefined, { 'x-request-id': 'Own_id.1-2' })
      expect(headers.get('x-request-id')).toBe('Own_id.1-2')
      if (path !== '/api/things') expect(JSON.parse(text)).toMatchObject({ instance: 'urn:request:Own_id.1-2' })
    }
    for (const id of ['x'.repeat(129), 'a b', 'a"b']) {
      expect((await request('GET', '/api/things', undefined, { 'x-request-id': id })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('in development browsers of this machine may call, others and the origin null may not', async () => {
    const allowed = async (origin: string) => (await request('GET', '/api/things', undefined, { origin })).headers.get('access-control-allow-origin')
    expect(await allowed('http://localhost:5173')).toBe('http://localhost:5173')
    for (const origin of ['null', 'https://example.com', 'http://localhost.example.com']) expect(await allowed(origin)).toBeNull()
  })

  test('the log has no credentials, cookies, bodies and queries', async () => {
    const headers = { authorization: 'Bearer canary-token', cookie: 'session=canary-cookie', 'x-signature': 'canary-signature' }
    for (const path of ['/api/writings', '/api/writings?x=canary-query', '/api/nothing?x=canary-query']) {
      await request('POST', path, { code: 'log', memo: 'canary-body', link: 'https://canary.example' }, headers)
    }
    await request('POST', '/api/writings', { code: 'canary-refused' }, headers)
    expect(app.server.log()).toContain('"operation":"writings.create"')
    expect(app.server.log()).not.toContain('canary')
  })

  test('in production the server does not start while an operation is neither guarded nor public', async () => {
    const env = { DATABASE_URL: app.db.url, NODE_ENV: 'production' }
    await expect(startServer(app.folder, env)).rejects.toThrow('it has no access rule and is not declared public')
  })
})
