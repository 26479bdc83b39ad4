import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseSchema, prismaSevenForm, type SourceFile } from '../../src/schema/index.js'
import { outlineOf } from '../../src/schema/outline.js'
import { PREVIEW_FEATURES } from '../../src/schema/preview-features.js'

// Its own declarations; `require` is untyped.
const parser = createRequire(import.meta.url)('@prisma/prisma-schema-wasm') as {
  get_dmmf: (params: string) => string
  preview_features: () => string
}

type Documented = { name: string; documentation?: string }
type Dmmf = { datamodel: { models: (Documented & { fields: (Documented & { kind: string })[] })[]; enums: unknown[] } }

/** Prisma's own model of the schema in the form that a fresh project gets: it validates, too. */
function dmmfOf(files: readonly SourceFile[]): Dmmf['datamodel'] {
  const prismaSchema = prismaSevenForm(files, { clientOutput: '../src/gen/prisma' }).map((f) => [f.path, f.text])
  return (JSON.parse(parser.get_dmmf(JSON.stringify({ prismaSchema }))) as Dmmf).datamodel // the shape Prisma documents
}

function prismaFilesIn(folder: string): SourceFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.prisma'))
  return paths.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

it('knows the preview features of this Prisma', () => {
  expect([...PREVIEW_FEATURES]).toEqual(JSON.parse(parser.preview_features()))
})

const corpus = process.env['SSOT_CORPUS']

describe.skipIf(corpus === undefined)('the schemas under SSOT_CORPUS (skipped where it is unset)', () => {
  const roots = corpus === undefined ? [] : [join(corpus, 'as-published'), join(corpus, 'prisma-7')]
  const cases = roots.flatMap((root) => readdirSync(root).sort().map((name) => ({ name, folder: join(root, name) })))

  it.each(cases)('$folder', ({ name, folder }) => {
    const files = prismaFilesIn(folder)
    const { schema, diagnostics } = parseSchema(files)
    const errors = diagnostics.filter((d) => d.severity === 'error').map((d) => d.code)
    if (name.endsWith('-mongo')) {
      expect(errors).toEqual(['schema/mongodb'])
      return
    }
    expect(errors).toEqual([])
    const theirs = dmmfOf(files)
    const byName = new Map(schema?.models.map((m) => [m.name, m]))
    expect([...byName.keys()].sort()).toEqual(theirs.models.map((m) => m.name).sort())
    expect(schema?.enums).toHaveLength(theirs.enums.length)
    for (const model of theirs.models) {
      const ours = byName.get(model.name)?.fields.filter((f) => f.kind !== 'opaque') ?? []
      expect(ours.map((f) => f.name)).toEqual(model.fields.map((f) => f.name))
      expect(ours.filter((f) => f.kind === 'relation')).toHaveLength(model.fields.filter((f) => f.kind === 'object').length)
    }
  })

  it.each(cases)('$folder: docs belong to the fields Prisma gives them to', ({ name, folder }) => {
    if (name.endsWith('-mongo')) return
    const files = prismaFilesIn(folder)
    const docs = (lines: readonly { text: string }[] = []) => lines.map((l) => l.text.trim()).join('\n').trim()
    const blocks = new Map(files.flatMap((f) => outlineOf(f.text).blocks).map((b) => [b.name, b]))
    for (const model of dmmfOf(files).models) {
      const block = blocks.get(model.name)
      expect(docs(block?.docs)).toBe(model.documentation?.trim() ?? '')
      for (const field of model.fields) {
        const own = docs(block?.members.find((m) => m.name === field.name)?.docs)
        const theirs = (field.documentation ?? '').split('\n').map((l) => l.trim())
        expect(own, `${model.name}.${field.name}`).toBe(theirs.join('\n').trim())
      }
    }
  })
})
