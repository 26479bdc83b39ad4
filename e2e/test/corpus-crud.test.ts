import { corpus, fixtures, type TestSchema } from '@ssot-codegen/fixtures'
import { parseSchema, type Model, type Schema } from '@ssot-codegen/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AppUnderTest } from '../src/app-under-test.js'
import { shareOf } from '../src/output/share.js'
import { deep, isDue } from '../src/third.js'
import { apiUnderTest, keyOf, type ApiUnderTest } from '../src/valid-data/api-under-test.js'
import { bootSchema, obstacleHere } from '../src/valid-data/boot-schema.js'
import { exerciseOddReads, exerciseReads } from '../src/valid-data/exercise-reads.js'
import { exerciseOddValues, exerciseRefusals, exerciseUpdate } from '../src/valid-data/exercise-writes.js'
import { Impossible } from '../src/valid-data/records.js'
import { removeRecord } from '../src/valid-data/remove-record.js'
import { generatedFrom } from '../src/valid-data/surface.js'
import { creationObstacle } from '../src/valid-data/writable.js'

/** Some of every kind: the types of both databases in each run, of the others one at a time. The rest takes its time, and so do odd values. */
const ALWAYS = ['native-types-postgresql', 'types-sqlite', ...['native-lists-postgresql', 'shared-foreign-key', 'views'].filter((_, i) => isDue(i))]
const ALWAYS_ODD = ['native-types-postgresql']

/** Part of a name: only schemas that have it are booted. */
const only = process.env['SSOT_ONLY']

const isInShare = shareOf(process.env['SSOT_SHARE'])
const known = [...fixtures(), ...corpus('as-published')]
const found = known.filter(({ name }, index) => (only !== undefined ? name.includes(only) : deep ? isInShare(index) : ALWAYS.includes(name)))
if (found.length < known.length) console.warn(`${found.length} of ${known.length} schemas are looked at; all of them with SSOT_DEEP=1.`)

const bootable: [name: string, source: TestSchema, schema: Schema][] = []
for (const source of found) {
  const { schema, diagnostics } = parseSchema(source.files)
  const obstacle = schema ? await obstacleHere(source, schema, diagnostics) : diagnostics.map(({ code }) => code).join(', ')
  if (schema && obstacle === undefined) bootable.push([source.name, source, schema])
  else console.warn(`${source.name} is not booted: ${obstacle ?? ''}.`)
}

describe.each(bootable)('%s', (name, source, schema) => {
  const { surfaces, diagnostics } = generatedFrom(schema)
  const shown = schema.models.filter(({ exposed }) => exposed)
  const odd = deep || ALWAYS_ODD.includes(name)
  let app: AppUnderTest
  let api: ApiUnderTest
  beforeAll(async () => {
    app = await bootSchema(source, schema)
    api = apiUnderTest(app, schema, surfaces, name)
  }, 240_000)
  afterAll(async () => {
    await app?.close()
  })

  test('what cannot be created is told, and nothing else', () => {
    const told = diagnostics.filter(({ code }) => code === 'api/no-create' || code === 'api/list-only')
    for (const model of shown.filter(({ annotations }) => !annotations.some((annotation) => annotation.name === 'expose'))) {
      const obstacle = creationObstacle(model, schema)
      const isCreated = surfaces.get(model.name)?.actions.has('create')
      expect(isCreated, `${model.name} is created: ${obstacle ?? 'nothing is in the way'}`).toBe(obstacle === undefined)
      const isTold = told.some(({ message }) => message.includes(`"${model.name}"`))
      if (model.kind === 'model') expect(isTold, `${model.name} is told of: ${obstacle ?? 'nothing is in the way'}`).toBe(obstacle !== undefined)
    }
  })

  test.each(shown.map((model) => [model.name, model] as const))('%s', { timeout: 300_000 }, async (_, model) => {
    const { actions } = api.surfaceOf(model)
    const first = await ifPossible(model, 'record', () => api.maker.make(model))
    if (!first) return
    await exerciseReads(api, first)
    // Only what exists can be referred to.
    if (model.fields.some((field) => field.kind === 'relation' && field.model === model.name)) api.maker.keep(first)
    const second = await ifPossible(model, 'second record', () => api.maker.make(model, { full: true }))
    const full = second ?? first
    if (second) await exerciseReads(api, second)
    if (odd) await exerciseOddReads(api, full)
    await exerciseRefusals(api, full)
    if (actions.has('update')) {
      const changed = await exerciseUpdate(api, full)
      await exerciseReads(api, changed)
      if (odd) await exerciseOddValues(api, changed)
    }
    if (!api.maker.parents.includes(full)) {
      const [row] = model.id ? await api.rows(model, keyOf(model, full.values)) : []
      await removeRecord(api, { ...full, values: row ?? full.values })
    }
    if (second && !api.maker.parents.includes(first)) await removeRecord(api, first)
  })

  test('the rest is deleted, children first', { timeout: 300_000 }, async () => {
    for (const made of api.maker.parents.toReversed()) await removeRecord(api, made)
  })

  async function ifPossible<T>(model: Model, what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Impossible)) throw error
      console.warn(`${name}: ${model.name} has no ${what}: ${error.message}.`)
      return undefined
    }
  }
})
