import { parseSchema } from '@ssot-codegen/core'
import { fixture } from '@ssot-codegen/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { isMissing } from '../src/leaves-out.js'
import { apiUnderTest, expectProblem, keyOf, type ApiUnderTest } from '../src/valid-data/api-under-test.js'
import { exerciseReads } from '../src/valid-data/exercise-reads.js'
import { exerciseRefusals, exerciseUpdate } from '../src/valid-data/exercise-writes.js'
import { generatedFrom } from '../src/valid-data/surface.js'

describe.each<Provider>(['sqlite', 'postgresql'])('a shop of 24 models on %s', (provider) => {
  if (isMissing(provider)) return

  const text = fixture('shop').files[0]?.text.replace('"sqlite"', `"${provider}"`) ?? ''
  const { schema } = parseSchema([{ path: 'schema.prisma', text }])
  if (!schema) throw new Error('The shop has no schema.')
  let app: AppUnderTest
  let api: ApiUnderTest
  beforeAll(async () => {
    app = await bootApp(`shop-${provider}`, text, provider)
    api = apiUnderTest(app, schema, generatedFrom(schema).surfaces, 'shop')
  })
  afterAll(() => app.close())

  test.each(schema.models.map((model) => [model.name, model] as const))('%s: made, read by every query, changed, removed, and so in the database', { timeout: 120_000 }, async (_, model) => {
    const made = await api.maker.make(model, { full: true })
    await exerciseReads(api, made)
    await exerciseRefusals(api, made)
    const { location = '', values } = api.surfaceOf(model).actions.has('update') ? await exerciseUpdate(api, made) : made
    // What others of these models refer to stays.
    if (api.maker.parents.some((parent) => parent.model === model)) return
    expect((await app.request('DELETE', location)).status).toBe(204)
    expect(await api.rows(model, keyOf(model, values))).toEqual([])
    expectProblem(await app.request('GET', location), 404, 'not-found')
  })
})
