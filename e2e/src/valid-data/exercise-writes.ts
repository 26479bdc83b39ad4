import { isRelation, type ColumnField, type Json, type Model, type Provider, type RelationField } from '@ssot-codegen/core'
import { expect } from 'vitest'
import { demandsState, expectProblem, keyOf, visible, type ApiUnderTest } from './api-under-test.js'
import { Impossible, type Made } from './records.js'
import { valueIn, type Values } from './sql.js'
import { textOf } from './text-of.js'
import { creatableColumns, updatableColumns } from './writable.js'

/** Changes each column of a record that may change, to another value and to null. */
export async function exerciseUpdate(api: ApiUnderTest, made: Made): Promise<Made> {
  const { model, location = '' } = made
  let { values } = made
  const change = async (changes: Values) => {
    const answer = await api.write('PATCH', model, location, changes)
    expect(answer.status, `${model.name}: PATCH ${JSON.stringify(changes)}\n${answer.text}`).toBe(200)
    const [row] = await api.rows(model, keyOf(model, values))
    if (!row) throw new Error(`${location} has no row.`)
    // What the server writes by itself may differ too.
    const expected = { ...row, ...changes }
    expect(row, `${model.name}: the row after PATCH ${JSON.stringify(changes)}`).toEqual(expected)
    expect(answer.body).toEqual(visible(model, row))
    for (const { name } of updatableColumns(model, api.schema)) if (!Object.hasOwn(changes, name)) expect(row[name], `${model.name}.${name} stays`).toEqual(values[name])
    values = row
  }
  const { free, groups } = changeable(api, model)
  for (const field of free) {
    if (!field.required && !field.list) await change({ [field.name]: null })
    await change({ [field.name]: api.maker.anotherValue({ ...made, values }, field) })
  }
  for (const group of groups) await exerciseForeignKey(api, { ...made, values }, group, change)
  return { ...made, values }
}

/** Columns of foreign keys change together: to nothing where they may, and to other records. */
async function exerciseForeignKey(api: ApiUnderTest, { model, values }: Made, group: readonly ColumnField[], change: (changes: Values) => Promise<void>): Promise<void> {
  const nullable = group.filter((field) => !field.required)
  const isFree = owned(model).every((relation) => !relation.fields.some((name) => group.some((field) => field.name === name)) || relation.fields.some((name) => nullable.some((field) => field.name === name)))
  if (nullable.length > 0 && isFree) await change(Object.fromEntries(nullable.map(({ name }) => [name, null])))
  try {
    const others = await api.maker.valuesFor(model, { given: keptKey(api, model, values, group), full: true, fresh: true, duplicate: true, change: true })
    await change(Object.fromEntries(group.map(({ name }) => [name, valueIn(others, name) ?? null])))
  } catch (error) {
    if (!(error instanceof Impossible)) throw error
    console.warn(`${model.name}: its foreign key (${group.map(({ name }) => name).join(', ')}) was not changed: ${error.message}.`)
  }
}

/** A part of the key stays as it is, and so does what shares a column with it. */
function keptKey(api: ApiUnderTest, model: Model, values: Values, group: readonly ColumnField[]): Values {
  const writable = creatableColumns(model, api.schema)
  const related = owned(model).filter((relation) => relation.fields.some((name) => group.some((field) => field.name === name)))
  const kept = related.flatMap((relation) => relation.fields).filter((name) => model.id?.fields.includes(name) === true && writable.some((field) => field.name === name))
  return Object.fromEntries(kept.map((name) => [name, valueIn(values, name) ?? null]))
}

/** The columns that change alone, and those that change together because foreign keys share them. */
function changeable(api: ApiUnderTest, model: Model): { readonly free: ColumnField[]; readonly groups: ColumnField[][] } {
  const columns = updatableColumns(model, api.schema)
  const groups: string[][] = []
  for (const { fields } of owned(model)) {
    const touching = groups.filter((group) => group.some((name) => fields.includes(name)))
    const merged = [...new Set([...touching.flat(), ...fields])]
    groups.splice(0, groups.length, ...groups.filter((group) => !touching.includes(group)), merged)
  }
  const inGroup = new Set(groups.flat())
  return {
    free: columns.filter(({ name }) => !inGroup.has(name)),
    groups: groups.map((names) => columns.filter(({ name }) => names.includes(name))).filter((group) => group.length > 0),
  }
}

function owned(model: Model): RelationField[] {
  return model.fields.filter(isRelation).filter(({ fields }) => fields.length > 0)
}

/** Sends what must be refused, and looks that nothing came of it. */
export async function exerciseRefusals(api: ApiUnderTest, { model, values, location }: Made): Promise<void> {
  const { actions, path } = api.surfaceOf(model)
  const stranger = { 'no such column': 1 }
  if (actions.has('create')) {
    expectProblem(await api.request('POST', path, { ...(await api.maker.valuesFor(model, { duplicate: true })), ...stranger }), 400, 'invalid-body')
    for (const key of model.keys) {
      const given = Object.fromEntries(key.fields.map((name) => [name, valueIn(values, name) ?? null]))
      const writable = creatableColumns(model, api.schema).map(({ name }) => name)
      if (!key.fields.every((name) => writable.includes(name)) || Object.values(given).includes(null)) continue
      const body = await api.maker.valuesFor(model, { given, duplicate: true })
      expectProblem(await api.request('POST', path, body), 409, 'unique-conflict')
    }
  }
  if (actions.has('update') && location !== undefined) expectProblem(await api.write('PATCH', model, location, stranger), 400, 'invalid-body')
  if (demandsState(model) && location !== undefined) {
    for (const [action, method] of [['update', 'PATCH'], ['delete', 'DELETE']] as const) {
      if (actions.has(action)) expectProblem(await api.request(method, location, action === 'update' ? {} : undefined), 428, 'precondition-required')
    }
  }
  if (model.id) expect(await api.rows(model, keyOf(model, values))).toEqual([values])
}

/** Values that few columns hold. What a column does not hold is refused, what is accepted is stored as it is. */
const ODD: readonly Json[] = [
  null, true, -1, 1e308, 1.5, 4_294_967_296, '', ' ', 'x', '0', '1e5', '-0', '2025-13-01', '2025-06-01', '2025-06-01T12:00:00.123Z', '23:59:59.999', '24:00:00',
  '99999999999999999999', '0.000000000000000000000000000000000001', '=', 'AA==', '<a', '1.2.3', '::1/129', '\u0001', 'É'.repeat(300), [], [null], {}, { a: [1] },
]

/** Columns of one model that odd values are tried in: more take their time and show nothing new. */
const MANY = 40

/** Sends odd values for each column: the answer is never a fault of the server, and never "yes" to what is not stored. */
export async function exerciseOddValues(api: ApiUnderTest, made: Made): Promise<void> {
  const { model, location = '' } = made
  const columns = updatableColumns(model, api.schema)
  if (columns.length > MANY) console.warn(`${model.name}: odd values are tried in ${MANY} of ${columns.length} columns.`)
  for (const field of columns.slice(0, MANY)) {
    for (const value of ODD) {
      for (const sent of field.list ? [value, [value]] : [value]) {
        const answer = await api.write('PATCH', model, location, { [field.name]: sent })
        const what = `${model.name}: PATCH ${JSON.stringify({ [field.name]: sent })}\n${answer.text}`
        expect([200, 400, 409], what).toContain(answer.status)
        if (answer.status !== 200) continue
        const [row] = await api.rows(model, keyOf(model, made.values))
        expect((answer.body as Values)[field.name], what).toEqual(field.writeonly ? undefined : row?.[field.name])
        if (!field.writeonly) expect(row?.[field.name], what).toEqual(sameKind(sent, field, api.schema.provider))
        if (!api.surfaceOf(model).actions.has('get')) continue
        const read = await api.request('GET', location)
        expect(read.status, `${what}\nGET: ${read.text}`).toBe(200)
      }
    }
  }
}

/** The value as the API spells it. */
function sameKind(value: Json, field: ColumnField, provider: Provider): Json {
  if (Array.isArray(value) && field.list) return (value as Json[]).map((item) => sameKind(item, { ...field, list: false }, provider))
  const type = field.kind === 'scalar' ? field.type : 'enum'
  if (value === null) return value
  if (type === 'BigInt' || type === 'Decimal') return textOf(value) === '-0' ? '0' : textOf(value)
  const native = field.kind === 'scalar' ? field.native : undefined
  if (type === 'Float' && provider === 'mysql' && native?.name === 'Float') return Math.fround(Number(value))
  if (type === 'Bytes' && native?.name === 'Binary') return filledUp(textOf(value), Number(native.args[0] ?? 1))
  if (type === 'Bytes' && native?.name === 'Bit') return filledInFront(textOf(value), Math.ceil(Number(native.args[0] ?? 1) / 8))
  return type === 'Float' && ['Real', 'Float4'].includes(native?.name ?? '') ? single(Number(value)) : value
}

/** Bits are a number, whose zeros come first. */
function filledInFront(base64: string, size: number): string {
  return Buffer.concat([Buffer.alloc(size), Buffer.from(base64, 'base64')]).subarray(-size).toString('base64')
}

/** Bytes with zeros behind them, as many as a column of that size has. */
function filledUp(base64: string, size: number): string {
  return Buffer.concat([Buffer.from(base64, 'base64'), Buffer.alloc(size)], size).toString('base64')
}

/** The shortest number that single precision takes for this one. */
function single(value: number): number {
  const digits = [6, 7, 8, 9].find((count) => Math.fround(Number(Math.fround(value).toPrecision(count))) === Math.fround(value))
  return Number(Math.fround(value).toPrecision(digits))
}
