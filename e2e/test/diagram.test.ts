import { isColumn, isRelation, parseSchema, type Schema } from '@ssot-codegen/core'
import { corpus, fixtures, type TestSchema } from '@ssot-codegen/fixtures'
import { entityDiagram } from '@ssot-codegen/gen-project'
import mermaid from 'mermaid'
import { describe, expect, test } from 'vitest'
import { overviewDiagram } from '../../packages/gen-project/src/diagram/overview-diagram.js'

/** What Mermaid's own parser makes of a diagram, as far as its types are silent. */
type ErDiagram = {
  readonly getEntities: () => ReadonlyMap<string, { readonly id: string; readonly attributes: readonly { readonly type: string; readonly name: string; readonly keys: readonly string[]; readonly comment: string }[] }>
  readonly getRelationships: () => readonly { readonly roleA: string; readonly relSpec: { readonly cardA: string; readonly cardB: string } }[]
}

async function read(lines: readonly string[]): Promise<ErDiagram> {
  const text = `${lines.join('\n')}\n`
  await mermaid.parse(text)
  // What has taken its place gives no diagram to look into.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
  return db as unknown as ErDiagram // its types leave open which kind of diagram the text is of
}

function schemaOf(files: TestSchema['files']): Schema {
  const { schema, diagnostics } = parseSchema([...files])
  if (!schema) throw new Error(JSON.stringify(diagnostics))
  return schema
}

const schemaWith = (text: string) => schemaOf([{ path: 'schema.prisma', text: `datasource db {\n  provider = "postgresql"\n}\n${text}` }])

/** A name that Mermaid has no word for stands in the comment. */
const columnOf = ({ name, comment }: { readonly name: string; readonly comment: string }) => comment.replace(/(?:^|, )nullable$/, '') || name

describe('the diagram of a schema is what Mermaid reads: every shown model and column, every relation once', () => {
  test.each([...fixtures(), ...corpus('prisma-7')].map((schema) => [schema.name, schema] as const))('%s', async (_, { files }) => {
    const schema = schemaOf(files)
    const lines = entityDiagram(schema)
    const diagram = await read(lines)
    const shown = schema.models.filter((model) => model.exposed)
    const columns = shown.map(({ name, fields }) => [name, fields.filter(isColumn).filter((field) => !field.hidden).map((field) => field.name)])
    const found = [...diagram.getEntities()].map(([name, { attributes }]) => [name, attributes.map(columnOf)])
    expect(new Map(found as [string, string[]][])).toEqual(new Map(columns as [string, string[]][]))
    // Both ends say the same of the two models, whichever is looked at.
    const ends = (model: string, field: string, target: string, opposite: string) => [`${model}.${field}`, `${target}.${opposite}`].sort().join(' ')
    const related = shown.flatMap((model) => model.fields.filter(isRelation).filter((field) => !field.hidden).map((field) => ends(model.name, field.name, field.model, field.opposite)))
    expect(diagram.getRelationships()).toHaveLength(new Set(related).size)
  })
})

test('what is hidden is not drawn', () => {
  const lines = entityDiagram(
    schemaWith(`
model User {
  id Int @id
  /// @hidden
  origin String
  audits Audit[]
}
/// @hidden
model Audit {
  id Int @id
  user User @relation(fields: [userId], references: [id])
  userId Int
}`),
  )
  expect(lines).toEqual(['erDiagram', '  "User" {', '    Int id PK', '  }'])
})

test('keys, lists, enums, nullable columns and the ends of relations are told', async () => {
  const diagram = await read(
    entityDiagram(
      schemaWith(`
enum FK {
  A
}
model one {
  PK Int @id
  UK FK[]
  title String? @unique
  to one? @relation("self", fields: [toId], references: [PK])
  toId Int? @unique
  fromOne one? @relation("self")
  many many[]
  left third[]
}
model many {
  a Int
  b Int
  owner one @relation(fields: [b], references: [PK])
  @@id([a, b])
}
model third {
  id BigInt @id
  right one[]
}`),
    ),
  )
  expect(Object.fromEntries([...diagram.getEntities()].map(([name, { attributes }]) => [name, attributes.map((one) => [one.type, one.name, one.keys.join(), one.comment].join(' ').trim())]))).toEqual({
    one: ['Int PK_ PK PK', 'FK_[] UK_  UK', 'String title UK nullable', 'Int toId FK,UK nullable'],
    many: ['Int a PK', 'Int b PK,FK'],
    third: ['BigInt id PK'],
  })
  expect(diagram.getRelationships().map(({ roleA, relSpec }) => [roleA, relSpec.cardB, relSpec.cardA])).toEqual([
    ['owner', 'ZERO_OR_MORE', 'ONLY_ONE'],
    ['to', 'ZERO_OR_ONE', 'ZERO_OR_ONE'],
    ['left', 'ZERO_OR_MORE', 'ZERO_OR_MORE'],
  ])
})

test('of one model: its columns, and what it is related to', () => {
  const schema = schemaWith('model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  a A @relation(fields: [aId], references: [id])\n  aId Int\n}\nmodel C {\n  id Int @id\n}')
  expect(entityDiagram(schema, schema.models[0])).toEqual(['erDiagram', '  "A" {', '    Int id PK', '  }', '  "B" }o--|| "A" : "a"'])
})

describe('the overview of a schema fits on a page, and is what Mermaid reads', () => {
  test.each([...fixtures(), ...corpus('prisma-7')].map((schema) => [schema.name, schema] as const))('%s', async (_, { files }) => {
    const schema = schemaOf(files)
    const { lines, shown, models, hasColumns } = overviewDiagram(schema)
    expect(lines.length).toBeLessThan(320)
    expect(models).toBe(schema.models.filter(({ exposed }) => exposed).length)
    expect(shown).toBe(Math.min(models, hasColumns ? 12 : 40))
    const diagram = await read(lines)
    expect(diagram.getEntities().size).toBe(shown)
    if (hasColumns) expect(lines).toEqual(entityDiagram(schema))
  })
})
