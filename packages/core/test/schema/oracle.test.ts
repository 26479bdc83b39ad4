import { getDMMF } from '@prisma/internals'
import { corpus, fixtures } from '@ssot-codegen/fixtures'
import { describe, expect, it } from 'vitest'
import { parseSchema, type Schema, type SourceFile } from '../../src/schema/index.js'
import { datamodelOf } from './dmmf-projection.js'
import { asPrismaReads, known, sorted } from './dmmf-losses.js'

type Dmmf = Awaited<ReturnType<typeof getDMMF>>

const cases = [
  ...fixtures().map((schema) => ({ ...schema, title: `fixture ${schema.name}` })),
  ...corpus('as-published').map((schema) => ({ ...schema, title: `as published: ${schema.name}` })),
  ...corpus('prisma-7').map((schema) => ({ ...schema, title: `for Prisma 7: ${schema.name}` })),
]

describe.each(cases)('$title', ({ files }) => {
  it('is what Prisma says it is', async () => {
    const { schema, dmmf } = await bothOf(files)
    expect(sorted(datamodelOf(schema))).toEqual(sorted(known(dmmf.datamodel)))
    expect(keysOf(schema)).toEqual(keysOfClient(dmmf))
    expect(schema.models.filter((model) => model.kind === 'view').map((model) => model.name)).toEqual(viewsOfClient(dmmf))
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
  })
})

async function bothOf(files: readonly SourceFile[]): Promise<{ schema: Schema; dmmf: Dmmf }> {
  const { schema = expect.unreachable() } = parseSchema(files)
  return { schema, dmmf: await getDMMF({ datamodel: asPrismaReads(files) }) }
}

/**
 * What the client lets a record be named by, as `Post.id`. It also names those that cover only some of the rows, or have
 * columns it does not see: to us they are no keys. A view all of whose uniques may be null has none for it.
 */
function keysOf({ models }: Schema): string[] {
  return models
    .flatMap(({ name, keys, indexes }) => {
      const others = indexes.filter((index) => index.kind === 'id' || index.kind === 'unique')
      const named = others.map(({ columns }) => columns.map((column) => column.name).join('_'))
      if (keys.length > 0 && keys.every((key) => key.nullable)) return []
      return [...keys.map((key) => key.name), ...named].map((key) => `${name}.${key}`)
    })
    .sort()
}

/** The same, from the types of the client. */
function keysOfClient({ schema, datamodel }: Dmmf): string[] {
  const inputs = new Map(schema.inputObjectTypes.prisma?.map((type) => [type.name, type]))
  return datamodel.models
    .flatMap(({ name }) => (inputs.get(`${name}WhereUniqueInput`)?.constraints.fields ?? []).map((key) => `${name}.${key}`))
    .sort()
}

/** What the client can read and not write; a model without a key it can at least empty. */
function viewsOfClient({ mappings }: Dmmf): string[] {
  return mappings.modelOperations.filter((model) => !('deleteMany' in model)).map(({ model }) => model).sort()
}
