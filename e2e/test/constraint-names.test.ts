import { constraintName, isRelation, parseSchema, prismaSevenForm, type Model, type Provider } from '@ssot-codegen/core'
import { fixtures } from '@ssot-codegen/fixtures'
import { ddl } from '@ssot-codegen/prisma-offline'
import { expect, test } from 'vitest'

// The schema engine we have here writes DDL for these.
const PROVIDERS: ReadonlySet<Provider> = new Set(['postgresql', 'sqlite', 'cockroachdb'])

const cases = fixtures().flatMap(({ name, files }) => {
  const { schema } = parseSchema(files)
  return schema && PROVIDERS.has(schema.provider) ? [{ name, files, schema }] : []
})

test.each(cases)('$name: the database knows keys, indexes and foreign keys by the names we give', async ({ files, schema }) => {
  const sql = await ddl({ files: prismaSevenForm(files, { clientOutput: './client' }) })
  const missing = schema.models
    .filter((model) => model.kind === 'model')
    .flatMap((model) => namesOf(model, schema.provider))
    .filter((name) => !sql.includes(`"${name}"`))
  expect(missing).toEqual([])
})

function namesOf(model: Model, provider: Provider): string[] {
  const owned = model.fields.filter(isRelation).filter((field) => field.fields.length > 0)
  // The primary key of SQLite has no name.
  const named = [...model.keys, ...model.indexes, ...owned].filter((of) => provider !== 'sqlite' || of.kind !== 'id')
  return named.map((of) => constraintName(model, of, provider))
}
