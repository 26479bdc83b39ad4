import { modelNamed, type Model, type Schema } from '@ssot-codegen/core'
import { expect } from 'vitest'
import type { Answer, AppUnderTest } from '../app-under-test.js'
import { insertRow } from './insert-row.js'
import { createRecordMaker, type Made, type RecordMaker } from './records.js'
import { conditionOf, fromRow, selectOf, tableOf, valueIn, type Values } from './sql.js'
import type { Generated, Surface } from './surface.js'
import { textOf } from './text-of.js'
import { visibleColumns } from './writable.js'

/** An API that runs, what its schema is, and valid records for it. */
export type ApiUnderTest = {
  readonly schema: Schema
  readonly request: AppUnderTest['request']
  readonly surfaceOf: (model: Model) => Surface
  readonly maker: RecordMaker
  /** The rows that have these values in columns, as the API should show them. */
  readonly rows: (model: Model, where: Values) => Promise<readonly Values[]>
  /** Creates a record through the API, and looks whether what was sent is in the reply and in the database. */
  readonly create: (model: Model, values: Values) => Promise<Made>
  /** Changes or deletes the record at a path; where the model demands to be told which state of it is meant, it is told the present one. */
  readonly write: (method: 'PATCH' | 'DELETE', model: Model, location: string, body?: Values) => Promise<Answer>
  /** Takes rows that have these values out of the table, past the API. */
  readonly clear: (model: Model, where: Values) => Promise<void>
}

/** Puts them together. */
export function apiUnderTest(app: AppUnderTest, schema: Schema, surfaces: Generated['surfaces'], seed: string): ApiUnderTest {
  const surfaceOf = (model: Model): Surface => surfaces.get(model.name) ?? { actions: new Set(), path: '' }
  const rows = async (model: Model, where: Values) => (await app.db.rows(selectOf(model, schema, where))).map((row) => fromRow(row, model, schema))

  const create = async (model: Model, values: Values): Promise<Made> => {
    const answer = await app.request('POST', surfaceOf(model).path, values)
    expect(answer.status, `${model.name}: POST ${JSON.stringify(values)}\n${answer.text}`).toBe(201)
    const reply = answer.body as Values
    const location = locationOf(model, surfaceOf(model), reply)
    expect(answer.headers.get('location')).toBe(location)
    const [row, ...others] = await rows(model, keyOf(model, reply))
    if (!row) throw new Error(`${model.name} has no row of the key that the reply tells: ${answer.text}`)
    expect(others).toEqual([])
    expect(row, `${model.name}: what was sent is in the row`).toMatchObject(values)
    expect(reply, `${model.name}: the reply shows the row`).toEqual(visible(model, row))
    return { model, values: row, location }
  }

  const write: ApiUnderTest['write'] = async (method, model, location, body) => {
    if (!demandsState(model)) return app.request(method, location, body)
    const present = await app.request('GET', location)
    return app.request(method, location, body, { 'if-match': present.headers.get('etag') ?? '*' })
  }

  const clear = async (model: Model, where: Values) => {
    await app.db.rows(`DELETE FROM ${tableOf(model)} WHERE ${conditionOf(model, schema, where)}`)
  }

  const maker = createRecordMaker(
    schema,
    {
      byApi: (model) => surfaceOf(model).actions.has('create'),
      async create(model, values) {
        if (surfaceOf(model).actions.has('create')) return create(model, values)
        const row = await insertRow(app.db, schema, modelNamed(schema, model.name), values)
        return { model, values: row, ...(model.id && { location: locationOf(model, surfaceOf(model), row) }) }
      },
    },
    seed,
  )
  return { schema, request: app.request, surfaceOf, maker, rows, create, write, clear }
}

/** Whether a write of a record has to say which state of it is meant. */
export function demandsState({ annotations }: Model): boolean {
  return annotations.some(({ name }) => name === 'requireIfMatch')
}

/** The values that address the record. */
export function keyOf(model: Model, values: Values): Values {
  return Object.fromEntries((model.id?.fields ?? []).map((name) => [name, valueIn(values, name) ?? null]))
}

/** What a reply shows of a record. */
export function visible(model: Model, values: Values): Values {
  return Object.fromEntries(visibleColumns(model).map(({ name }) => [name, valueIn(values, name) ?? null]))
}

function locationOf(model: Model, { path }: Surface, values: Values): string {
  return [path, ...(model.id?.fields ?? []).map((name) => encodeURIComponent(textOf(valueIn(values, name) ?? null)))].join('/')
}

/** A problem document of that status, and of that type where one is named. */
export function expectProblem(answer: Answer, status: number, type?: string): void {
  expect(answer.status, answer.text).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ status, ...(type !== undefined && { type: `/problems/${type}` }) })
}
