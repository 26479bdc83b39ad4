import { expect } from 'vitest'
import type { Answer, AppUnderTest } from './app-under-test.js'
import type { Values } from './sql-condition.js'

/** A record as a request writes it, and what becomes of it. */
export type Sample = {
  readonly body: { readonly [field: string]: unknown }
  /** What the reply says beside the body, or otherwise. */
  readonly reply?: { readonly [field: string]: unknown }
  /** Its id as the path has it; absent: the database makes it. */
  readonly id?: string
  /** The columns of its row. */
  readonly stored: Values
}

/** What the contract of one model is tried with. */
export type RecordContract = {
  readonly path: string
  readonly table: string
  /** Two records; the first comes before the second in every order of `orders`. */
  readonly samples: readonly [Sample, Sample]
  /** What is changed of the first record, and the columns then. */
  readonly change: Pick<Sample, 'body' | 'reply' | 'stored'>
  /** The fields that a conflict names when a record is made again; absent where that makes another record. */
  readonly unique?: readonly string[]
  /** Fields of the key, which no request changes. */
  readonly key: readonly string[]
  /** Queries of a list, each with the records it finds: the first, the second, or both. */
  readonly filters: readonly (readonly [query: string, found: readonly (1 | 2)[]])[]
  readonly orders: readonly string[]
  /** Whether the key is not exact in a request, so that no page can go on from it. */
  readonly inexact?: boolean
  /** Ids that nothing has. */
  readonly missing: readonly string[]
  /** Ids that are none. */
  readonly malformed: readonly string[]
}

type Made = { readonly location: string; readonly body: object }

/**
 * Holds a model to the contract of every resource: each write is looked up in the database, each record found again by
 * its `Location`, and every refusal leaves the table as it was. The table is empty before and after.
 */
export async function holdRecordContract(app: AppUnderTest, model: RecordContract): Promise<void> {
  const { table, samples } = model
  expect(await app.db.count(table)).toBe(0)
  const first = await create(app, model, samples[0])
  await refuseDuplicate(app, model)
  const second = await create(app, model, samples[1])
  expect(await app.db.count(table)).toBe(2)
  await read(app, first)
  await read(app, second)
  await list(app, model, [first.body, second.body])
  await update(app, model, first)
  await refuseStrangers(app, model)
  await refuseMethods(app, model, first)
  await remove(app, model, { location: second.location, stored: samples[1].stored })
  expect(await app.db.count(table)).toBe(1)
  await remove(app, model, { location: first.location, stored: model.change.stored })
  expect(await app.db.count(table)).toBe(0)
}

async function create(app: AppUnderTest, { path, table }: RecordContract, sample: Sample): Promise<Made> {
  const made = await app.request('POST', path, sample.body)
  expect(made.status, made.text).toBe(201)
  expect(made.body).toMatchObject({ ...sample.body, ...sample.reply })
  const location = made.headers.get('location') ?? ''
  if (sample.id === undefined) expect(location).toMatch(new RegExp(`^${path}/[^/]+$`))
  else expect(location).toBe(`${path}/${sample.id}`)
  expect(await app.db.count(table, sample.stored)).toBe(1)
  return { location, body: made.body as object }
}

async function refuseDuplicate(app: AppUnderTest, { path, table, samples, unique }: RecordContract): Promise<void> {
  if (!unique) return
  const refused = await app.request('POST', path, samples[0].body)
  expectProblem(refused, 409, 'unique-conflict')
  expect(refused.body).toMatchObject({ errors: unique.map((field) => ({ pointer: `/${field}`, code: 'unique' })) })
  expect(await app.db.count(table)).toBe(1)
}

async function read(app: AppUnderTest, { location, body }: Made): Promise<void> {
  const got = await app.request('GET', location)
  expect(got.status, got.text).toBe(200)
  // A single record comes with the records it cannot be without.
  expect(got.body).toMatchObject(body)
  const head = await app.request('HEAD', location)
  expect(head).toMatchObject({ status: 200, text: '' })
  expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(got.text)))
}

async function list(app: AppUnderTest, { path, filters, orders, inexact }: RecordContract, bodies: readonly [object, object]): Promise<void> {
  const listed = async (query: string) => {
    const { status, body, text } = await app.request('GET', `${path}?${query}`)
    expect(status, `${query}: ${text}`).toBe(200)
    return body as { readonly data: readonly unknown[]; readonly meta: { readonly nextCursor: string | null } }
  }
  const all = await listed('')
  expect(all.meta).toMatchObject({ total: 2, skip: 0, take: 20, hasMore: false })
  expect(all.data).toHaveLength(2)
  expect(all.data).toEqual(expect.arrayContaining([...bodies]))
  for (const order of orders) {
    expect((await listed(`orderBy=${order}`)).data, order).toEqual(bodies)
    expect((await listed(`orderBy=${reversed(order)}`)).data, reversed(order)).toEqual([...bodies].reverse())
    expect((await listed(`orderBy=${order}&take=1&skip=1`)).data, order).toEqual([bodies[1]])
    const page = await listed(`orderBy=${order}&take=1`)
    if (inexact === true) {
      expect(page.meta.nextCursor).toBeNull()
      continue
    }
    const next = await listed(`orderBy=${order}&take=1&cursor=${page.meta.nextCursor ?? 'missing'}`)
    expect([...page.data, ...next.data], `pages of ${order}`).toEqual(bodies)
    expect(next.meta.nextCursor).toBeNull()
  }
  for (const [query, found] of filters) {
    const { data } = await listed(query)
    expect(data, query).toHaveLength(found.length)
    expect(data, query).toEqual(expect.arrayContaining(found.map((number) => bodies[number - 1])))
    expect((await app.request('GET', `${path}/count?${query}`)).body, query).toEqual({ count: found.length })
  }
}

function reversed(order: string): string {
  return order.split(',').map((term) => (term.startsWith('-') ? term.slice(1) : `-${term}`)).join()
}

async function update(app: AppUnderTest, { path, table, samples, key, change }: RecordContract, { location, body }: Made): Promise<void> {
  for (const field of key) {
    const refused = await app.request('PATCH', location, { ...change.body, [field]: samples[1].body[field] ?? 1 })
    expectProblem(refused, 400, 'invalid-body')
    expect(refused.body).toMatchObject({ errors: [{ pointer: `/${field}` }] })
  }
  expect(await app.db.count(table, samples[0].stored)).toBe(1)
  const updated = await app.request('PATCH', location, change.body)
  expect(updated.status, updated.text).toBe(200)
  expect(updated.body).toEqual({ ...body, ...change.body, ...change.reply })
  expect(await app.db.count(table, change.stored)).toBe(1)
  expect(await app.db.count(table, samples[0].stored)).toBe(0)
  expect(await app.db.count(table, samples[1].stored), `the other record of ${path}`).toBe(1)
  await read(app, { location, body: updated.body as object })
}

async function refuseStrangers(app: AppUnderTest, { path, table, change, missing, malformed }: RecordContract): Promise<void> {
  for (const [ids, status, type] of [[missing, 404, 'not-found'], [malformed, 400, 'invalid-id']] as const) {
    for (const id of ids) {
      expectProblem(await app.request('GET', `${path}/${id}`), status, type)
      expectProblem(await app.request('PATCH', `${path}/${id}`, change.body), status, type)
      expectProblem(await app.request('DELETE', `${path}/${id}`), status, type)
    }
  }
  expect(await app.db.count(table)).toBe(2)
}

async function refuseMethods(app: AppUnderTest, { path, change }: RecordContract, { location }: Made): Promise<void> {
  const allowed = ({ headers }: Answer) => headers.get('allow')?.split(', ').sort()
  const one = await app.request('PUT', location, change.body)
  expectProblem(one, 405, 'method-not-allowed')
  expect(allowed(one)).toEqual(['DELETE', 'GET', 'HEAD', 'PATCH'])
  const all = await app.request('DELETE', path)
  expectProblem(all, 405, 'method-not-allowed')
  expect(allowed(all)).toEqual(['GET', 'HEAD', 'POST'])
  expectProblem(await app.request('GET', `${location}/more`), 404, 'not-found')
}

async function remove(app: AppUnderTest, { table }: RecordContract, { location, stored }: { readonly location: string; readonly stored: Values }): Promise<void> {
  expect(await app.db.count(table, stored)).toBe(1)
  expect(await app.request('DELETE', location)).toMatchObject({ status: 204, text: '' })
  expect(await app.db.count(table, stored)).toBe(0)
  for (const method of ['GET', 'DELETE']) expectProblem(await app.request(method, location), 404, 'not-found')
}

/** Expects a problem document of this type. */
export function expectProblem(answer: Answer, status: number, type: string): void {
  expect(answer.status, answer.text).toBe(status)
  expect(answer.body).toMatchObject({ type: `/problems/${type}`, status })
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
}
