import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { contextFor } from '../../runtime/request-context.js'
import type { HttpRequest } from '../../runtime/http-request.js'
import { jsonBody } from '../../runtime/json-body.js'
import type { JsonValue } from '../../runtime/json.js'
import { multipartBody } from '../../runtime/multipart-body.js'
import { noBody } from '../../runtime/no-input.js'
import { Problem } from '../../runtime/problem.js'
import { rawBody } from '../../runtime/raw-body.js'
import { RequestAbort } from '../../runtime/request-abort.js'
import type { Reader } from '../../runtime/reader.js'
import { wire } from '../../runtime/wire.js'
import { request, testApp } from './support/http.js'

const ctx = contextFor(testApp({ limits: { maxBodyDepth: 4 } }), 'test', new RequestAbort())

async function refusal(reader: Reader<unknown>, given: HttpRequest): Promise<{ status: number; errors: unknown }> {
  const error: unknown = await Promise.resolve()
    .then(() => reader(given, ctx))
    .then(
      () => undefined,
      (reason: unknown) => reason,
    )
  if (!(error instanceof Problem)) throw new Error('nothing was refused', { cause: error })
  return { status: error.status, errors: error.errors }
}

const any = jsonBody(wire.json())
const codes = async (body: string | Uint8Array) => (await refusal(any, request({ body }))).errors

describe('JSON that is none', () => {
  test.each([
    ['an empty body', '', 'required', ''],
    ['a syntax error', '{"a":', 'syntax', ''],
    ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xc3, 0x28, 0x22), 'encoding', ''],
    ['too many levels', '{"a":[[[[]]]]}', 'too-deep', '/a/0/0/0'],
    ['a key given twice', '{"a":{"b":1,"\\u0062":2}}', 'duplicate', '/a/b'],
    ['NUL in a text', '{"a":["x","\\u0000"]}', 'unsafe-text', '/a/1'],
    ['half a surrogate pair in a key', '{"\\ud800":1}', 'unsafe-text', '/\ud800'],
    ['a prototype', '{"a":{"__proto__":{"x":1}}}', 'unknown-property', '/a/__proto__'],
    ['a prototype in disguise', '{"__pr\\u006fto__":1}', 'unknown-property', '/__proto__'],
    ['a number that would be rounded', '{"a":9007199254740993}', 'inexact-number', '/a'],
    ['a fraction that would be rounded', '[0,1.00000000000000001]', 'inexact-number', '/1'],
    ['a number of more digits than any double', `[${'12'.repeat(100)}]`, 'inexact-number', '/0'],
    ['a number beyond all bounds', '[1e400]', 'inexact-number', '/0'],
  ])('%s', async (_, body, code, pointer) => {
    expect(await codes(body)).toMatchObject([{ code, pointer }])
  })

  test('what is said of a rounded number holds for a column of any type: a Float takes no text', async () => {
    const detail = 'The number has more digits than a double holds. What is no Float, such as a BigInt or a Decimal, keeps them all as text.'
    expect(await codes('{"a":0.12345678901234567890123}')).toMatchObject([{ detail }])
  })

  test('a body of half a megabyte of zeros does not take its time', async () => {
    const start = performance.now()
    expect(await codes(`[1.${'0'.repeat(500_000)}1]`)).toMatchObject([{ code: 'inexact-number' }])
    expect(performance.now() - start).toBeLessThan(2_000)
  })

  test('what any program serializes is read as it was', async () => {
    const within = fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('__proto__'))
    await fc.assert(
      fc.asyncProperty(within, async (value) => {
        const body = JSON.stringify(value)
        if (/\\u0000|\\ud[89a-f]/.test(body)) return
        expect(await any(request({ body }), ctx)).toEqual(JSON.parse(body) as JsonValue)
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.double({ noDefaultInfinity: true, noNaN: true }), async (value) => {
        expect(await any(request({ body: value.toPrecision(17) }), ctx)).toBe(value + 0) // of -0 no sign is written
      }),
    )
    for (const body of ['0.10000000000000001', '1153444142949797.2', '1e21', '-0', '5e-324', '100000000000000000000', '\ufeff{}'])
      expect(await any(request({ body }), ctx)).toEqual(JSON.parse(body.replace('\ufeff', '')))
  })
})

describe('the content type', () => {
  const type = (value: string) => refusal(any, request({ body: '{}', headers: { 'content-type': value } }))

  test.each([
    'text/plain',
    '',
    'application/jsonx',
    'application/json; charset=iso-8859-1',
    'application/merge-patch+json',
    '/',
    'application/json, text/html',
  ])('%j is 415', async (value) => {
    expect((await type(value)).status).toBe(415)
  })

  test.each(['application/json', 'Application/JSON ; Charset="UTF-8"', 'application/json;charset=utf-8; x=y'])(
    '%j is taken',
    async (value) => {
      expect(await any(request({ body: '{}', headers: { 'content-type': value } }), ctx)).toEqual({})
    },
  )

  test('an encoded body is 415, and an absent type is too', async () => {
    expect((await refusal(any, request({ body: '{}', headers: { 'content-encoding': 'gzip' } }))).status).toBe(415)
    expect((await refusal(any, request({}))).status).toBe(415)
  })

  test('an operation may take others', async () => {
    const merge = jsonBody(wire.json(), { mediaTypes: ['application/json', 'application/merge-patch+json'] })
    expect(await merge(request({ body: '1', headers: { 'content-type': 'application/merge-patch+json' } }), ctx)).toBe(1)
  })
})

describe('what the schema refuses', () => {
  const schema = z.strictObject({
    title: wire.string({ maxLength: 3 }),
    views: z.int32().min(0),
    kind: z.enum(['a', 'b']),
    tags: z.array(z.strictObject({ 'a/b': z.boolean() })).exactOptional(),
  })
  const faults = async (value: unknown) => (await refusal(jsonBody(schema), request({ body: JSON.stringify(value) }))).errors

  test('every fault is told, with its place', async () => {
    expect(await faults({ title: 'long', views: -1, kind: 'c', tags: [{ 'a/b': 1 }, 5], '~x': 1 })).toEqual([
      { pointer: '/title', code: 'too-long', detail: 'At most 3 characters are allowed.' },
      { pointer: '/views', code: 'too-small', detail: 'At least 0 is allowed.' },
      { pointer: '/kind', code: 'not-allowed', detail: 'Allowed: "a", "b".' },
      { pointer: '/tags/0/a~1b', code: 'invalid-type', detail: 'true or false is expected.' },
      { pointer: '/tags/1', code: 'invalid-type', detail: 'An object is expected.' },
      { pointer: '/~0x', code: 'unknown-property', detail: '"~x" is not known here. Allowed: title, views, kind, tags.' },
    ])
    expect(await faults({})).toMatchObject([
      { pointer: '/title', code: 'required' },
      { pointer: '/views', code: 'required' },
      { pointer: '/kind', code: 'required' },
    ])
    expect(await faults([])).toEqual([{ pointer: '', code: 'invalid-type', detail: 'An object is expected.' }])
  })

  test('keys of the prototype are no properties', async () => {
    expect(await faults({ title: 'a', views: 1, kind: 'a', constructor: 1, toString: 2 })).toMatchObject([
      { pointer: '/constructor' },
      { pointer: '/toString' },
    ])
  })

  test('a reply does not grow with what is wrong', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`k${i}`, 1]))
    expect(JSON.stringify(await faults(many)).length).toBeLessThan(10_000)
  })
})

test('a body that need not be there is checked as undefined', async () => {
  const reader = jsonBody(z.strictObject({}).optional(), { required: false })
  expect(await reader(request({}), ctx)).toBeUndefined()
  expect((await refusal(reader, request({ body: 'x' }))).status).toBe(400)
})

test('bytes are left as they are', async () => {
  const body = Uint8Array.of(0, 255, 10)
  const reader = rawBody({ mediaTypes: ['image/*'] })
  expect(await reader(request({ body, headers: { 'content-type': 'image/png' } }), ctx)).toEqual(body)
  expect((await refusal(reader, request({ body }))).status).toBe(415)
})

test('a form is read with its files', async () => {
  const form = new FormData()
  form.set('name', 'x')
  form.set('file', new Blob(['data']), 'a.txt')
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' }
  const read = await multipartBody()(request({ body: new Uint8Array(await encoded.arrayBuffer()), headers }), ctx)
  expect(read.get('name')).toBe('x')
  expect(read.get('file')).toMatchObject({ name: 'a.txt', size: 4 })
  expect((await refusal(multipartBody(), request({ body: 'nothing', headers }))).status).toBe(400)
})

test('where no body is taken, one is refused', async () => {
  await noBody()(request({}), ctx)
  expect((await refusal(noBody(), request({ body: '{}' }))).status).toBe(400)
})
