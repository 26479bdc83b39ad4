import { fixture } from '@ssot-codegen/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

type Page = { readonly data: readonly object[]; readonly meta: { readonly nextCursor: string | null } }

const bytes = (...values: number[]) => Buffer.from(values).toString('base64')
const texts = ['', ' ', '%', '"', '\\', '","', '\u2028', '日本語', '\u{1f469}\u200d\u{1f467}', 'null', '1', '__proto__', 'a/b&cursor=c', 'x'.repeat(1500)].filter((text) => text !== '')
const sizes = ['small', 'count', 'extra_large']

const moments = ['2025-01-31T12:00:00.123Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '1969-12-31T23:59:59.999Z']

/** Every pair of the values of two fields. */
const cross = (a: string, as: readonly unknown[], b: string, bs: readonly unknown[]) => as.flatMap((x) => bs.map((y) => ({ [a]: x, [b]: y })))
const single = (values: readonly unknown[]) => values.map((id) => ({ id }))

const KEYS: readonly (readonly [path: string, keys: readonly object[]])[] = [
  ['int-keys', single([-2_147_483_648, -1, 0, 1, 2_147_483_647])],
  ['big-int-keys', single(['-9223372036854775808', '9007199254740992', '9007199254740993', '9007199254740994', '9223372036854775807'])],
  ['float-keys', single([-1e300, -0.5, 0, 1e-7, 0.1, 1 / 3, 1e21])],
  ['decimal-keys', single(['-2.5', '0', '0.1', '0.123456789', '12345678.9'])],
  ['boolean-keys', single([true, false])],
  ['enum-keys', single(['small', 'extra_large'])],
  ['moment-keys', single(moments)],
  ['bytes-keys', single([bytes(0), bytes(0, 0), bytes(255, 255, 254), bytes(65), bytes(128)])],
  ['text-keys', single(texts)],
  ['counts', [1, 2, 3].map((count) => ({ count }))],
  ['pair-keys', cross('number', [-1, 2, 10], 'text', texts)],
  ['triple-keys', cross('big', ['-9007199254740993', '1'], 'at', moments.slice(0, 2)).flatMap((pair) => sizes.map((size) => ({ ...pair, size })))],
  ['odd-pair-keys', cross('raw', [bytes(0), bytes(255, 254)], 'flag', [true, false]).flatMap((pair) => [0.1, 1e-7, -3].map((ratio) => ({ ...pair, ratio })))],
  ['mapped-keys', cross('key', [3, 1, 2], 'part', ['b', 'a'])],
  ['named-unique-keys', cross('x', [2, 1, 3], 'y', [-1, -2, -3])],
  ['unique-keys', ['b', 'a', 'd', 'c'].map((code, another) => ({ code, another, number: 1 }))],
  ['shown-uniques', ['x', 'z', 'y'].map((slug) => ({ slug }))],
]

describe.each<Provider>(['sqlite', 'postgresql'])('cursors over keys of every shape on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  beforeAll(async () => {
    app = await bootApp(`cursor-keys-${provider}`, fixture('key-shapes').files[0]?.text ?? '', provider)
  })
  afterAll(() => app.close())

  const page = async (path: string, query: string): Promise<Page> => {
    const { status, body, text } = await app.request('GET', `/api/${path}?${query}`)
    expect(status, text).toBe(200)
    return body as Page
  }

  test.each(KEYS)('%s', async (path, keys) => {
    const locations = new Map<string, string>()
    for (const [index, key] of keys.entries()) {
      const made = await app.request('POST', `/api/${path}`, { ...key, label: `l${index % 2}` })
      expect(made.status, made.text).toBe(201)
      locations.set(made.text, made.headers.get('location') ?? '')
    }
    const fields = Object.keys(keys[0] ?? {})
    const orderable = fields.filter((field) => field !== 'raw' && path !== 'bytes-keys')
    for (const order of ['', 'orderBy=label', 'orderBy=-label', ...orderable.map((field) => `orderBy=-${field}`)]) {
      const all = (await page(path, `take=100&${order}`)).data
      expect(all).toHaveLength(keys.length)
      const take = order === '' ? 1 : 3
      const walked: object[] = []
      for (let at: string | null = ''; at !== null; ) {
        const { data, meta }: Page = await page(path, `take=${take}&${order}${at}`)
        walked.push(...data)
        at = meta.nextCursor === null ? null : `&cursor=${meta.nextCursor}`
        expect(walked.length, 'a walk without an end').toBeLessThanOrEqual(keys.length)
      }
      expect(walked, order).toEqual(all)
    }
    // Whoever is gone leads nowhere.
    const { data, meta } = await page(path, 'take=1')
    const cursor = `cursor=${meta.nextCursor ?? ''}`
    expect((await page(path, `take=100&${cursor}`)).data).toHaveLength(keys.length - 1)
    expect((await app.request('DELETE', locations.get(JSON.stringify(data[0])) ?? '')).status).toBe(204)
    expectProblem(await app.request('GET', `/api/${path}?${cursor}`), 400, 'cursor-expired')
  })

  test.each(['document-keys', 'hidden-keys'])('%s have none', async (path) => {
    const refused = await app.request('GET', `/api/${path}?cursor=abc`)
    expectProblem(refused, 400, 'invalid-query')
    expect(refused.text).toContain('page by skip and take')
    expect((await page(path, 'take=1')).meta.nextCursor).toBeNull()
  })
})
