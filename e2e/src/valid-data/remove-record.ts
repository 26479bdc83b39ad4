import { softDeleteOf } from '@ssot-codegen/core'
import { expect } from 'vitest'
import { expectProblem, keyOf, type ApiUnderTest } from './api-under-test.js'
import { conditions } from './exercise-reads.js'
import type { Made } from './records.js'
import { valueIn } from './sql.js'
import { creatableColumns } from './writable.js'

/** Deletes a record, and looks whether it is gone: by the API, and past it what the API leaves, which others would be held by. */
export async function removeRecord(api: ApiUnderTest, made: Made): Promise<void> {
  const { model, values } = made
  const { actions } = api.surfaceOf(model)
  const key = keyOf(model, values)
  if (actions.has('delete')) await deleteByApi(api, made)
  const isLeft = !actions.has('delete') || softDeleteOf(model) !== undefined
  // Rows of a view refer to nothing, nor does anything refer to what has no key.
  if (isLeft && model.kind === 'model' && model.id) await api.clear(model, key)
  api.maker.forget(made)
}

async function deleteByApi(api: ApiUnderTest, { model, values, location = '' }: Made): Promise<void> {
  const { actions, path } = api.surfaceOf(model)
  const key = keyOf(model, values)
  const deletion = softDeleteOf(model)
  const [before] = await api.rows(model, key)
  const gone = await api.write('DELETE', model, location)
  expect(gone.status, `DELETE ${location}\n${gone.text}`).toBe(204)
  expectProblem(await api.write('DELETE', model, location), 404, 'not-found')
  if (actions.has('get')) expectProblem(await api.request('GET', location), 404, 'not-found')
  if (actions.has('list')) expect((await api.request('GET', `${path}?${conditions(key)}`)).body).toMatchObject({ data: [] })
  const rows = await api.rows(model, key)
  if (!deletion) {
    expect(rows).toEqual([])
    return
  }
  const [kept] = rows
  if (!kept) throw new Error(`${location} has no row, and should have one that says when it was deleted.`)
  expect(valueIn(kept, deletion.name)).not.toBeNull()
  for (const { name } of creatableColumns(model, api.schema)) expect(valueIn(kept, name), `${model.name}.${name} stays`).toEqual(before && valueIn(before, name))
}
