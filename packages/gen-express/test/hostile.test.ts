import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { generate, parseSchema, type GenerateResult, type Schema } from '@ssot-codegen/core'
import { syntaxErrors } from '@ssot-codegen/core/testing'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import { express } from '../src/index.js'

const runs = Number(process.env['SSOT_HOSTILE'] ?? 60)
const plugins = [project(), api(), express()]

/** Everything but the runtime, which does not vary with the schema. */
const generated = (schema: Schema, order = plugins): GenerateResult => generate(schema, order, { runtime: () => ({ files: [], manifest: { dependencies: {}, devDependencies: {} } }) })

const HEAD = 'datasource db {\n  provider = "postgresql"\n}\n'

const MARK = 'PWNED'
const breakouts = ['*/', '`', '${PWNED}', "'", '"', '\\', "'; PWNED; '", '"; PWNED; "', '*/ PWNED /*', '\u2028PWNED', '\u202e', '@ts-ignore', '@ts-nocheck', 'eslint-disable', '<script>', '-->', '](javascript:PWNED)', '| PWNED |', '$(PWNED)', '{{PWNED}}', '\t#PWNED']
const text = fc.array(fc.oneof(fc.constantFrom(...breakouts), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 4 }).map((parts) => parts.join('').replace(/[\r\n\v\f\u0000-\u0008]/g, ' '))
const quoted = text.map((value) => JSON.stringify(value).replace(/\\u[0-9a-f]{4}/gi, '?'))

const words = ['Object', 'Map', 'Response', 'Promise', 'Comment', 'Function', 'Con', 'Delete', 'Async', 'Router', 'Error', 'Symbol', 'model', 'Models', 'where', 'Z', 'wire', 'Aux', 'constructor', 'toString', 'ListQuery', 'JsonValue']
const modelName = fc.oneof(fc.constantFrom(...words), fc.stringMatching(/^[A-Z][A-Za-z0-9_]{0,14}$/), fc.stringMatching(/^[a-z][a-z0-9]{0,5}(_[a-z0-9]{1,5}){0,2}s?$/))
const fieldName = fc.oneof(fc.constantFrom('select', 'where', 'data', 'default', 'function', 'constructor', 'orderBy', 'cursor', 'z', 'include', 'delete', 'class', 'toString', 'hasOwnProperty', 'count'), fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,12}$/))
const scalar = fc.constantFrom('String', 'Int', 'BigInt', 'Float', 'Decimal', 'Boolean', 'DateTime', 'Json', 'Bytes', 'String?', 'Int?', 'String[]', 'Json?', 'Decimal?', 'BigInt[]')
const key = fc.constantFrom('id Int @id @default(autoincrement())', 'id String @id @default(uuid())', 'id BigInt @id', 'id Bytes @id', 'a Int\n  b DateTime\n  @@id([a, b])', 'id String @unique', 'x Int?', 'c Decimal @id')
const field = fc.record({ name: fieldName, type: scalar, doc: text, map: fc.option(quoted, { nil: undefined }), fallback: fc.option(quoted, { nil: undefined }) })
const model = fc.record({ name: modelName, doc: text, key, fields: fc.uniqueArray(field, { selector: (f) => f.name, maxLength: 6 }) })

const schemaText = fc.uniqueArray(model, { selector: (m) => m.name.toLowerCase(), minLength: 1, maxLength: 6 }).map((models) =>
  HEAD +
  models
    .map((m) => {
      const fields = m.fields
        .filter((f) => !new RegExp(`(^|\\n)\\s*${f.name} `).test(`  ${m.key}`))
        .map((f) => {
          const attributes = [f.map && `@map(${f.map})`, f.fallback !== undefined && f.type === 'String' && `@default(${f.fallback})`].filter(Boolean).join(' ')
          return `  /// ${f.doc}\n  ${f.name} ${f.type} ${attributes}`
        })
      return `/// ${m.doc}\nmodel ${m.name} {\n  ${m.key}\n${fields.join('\n')}\n}\n`
    })
    .join('\n'),
)

describe('whatever a schema holds', () => {
  test('nothing crashes, no file is unparsable, no text becomes code', { timeout: 1_200_000 }, () => {
    let accepted = 0
    fc.assert(
      fc.property(schemaText, (source) => {
        const { schema, diagnostics } = parseSchema([{ path: 'schema.prisma', text: source }])
        if (!schema) {
          expect(diagnostics.length).toBeGreaterThan(0)
          return
        }
        accepted++
        const result = generated(schema)
        expect(result.diagnostics.filter((d) => d.code === 'generate/plugin-crashed')).toEqual([])
        for (const file of result.files.filter((f) => f.path.endsWith('.ts'))) {
          expect(syntaxErrors(file.text), file.path).toEqual([])
          expect(commentsOf(file.text), file.path).not.toMatch(/@ts-|^\/\*+\s*eslint-/m)
          expect(withoutLiterals(file.text), file.path).not.toContain(MARK)
        }
      }),
      { numRuns: runs },
    )
    // Most of what is drawn is a schema that Prisma accepts; else the test would show nothing.
    expect(accepted).toBeGreaterThan(runs / 4)
  })

  test('the order of plugins and models leaves every byte the same', { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(schemaText, fc.shuffledSubarray(plugins, { minLength: plugins.length }), fc.infiniteStream(fc.nat()), (source, order, random) => {
        const models = source.slice(HEAD.length).split(/(?<=^\}\n)\n?/m).filter((part) => part.trim() !== '')
        const keyed = models.map((part) => [random.next().value as number, part] as const)
        const shuffled = HEAD + keyed.sort(([a], [b]) => a - b).map(([, part]) => part).join('\n')
        const first = parseSchema([{ path: 'schema.prisma', text: source }]).schema
        const second = parseSchema([{ path: 'schema.prisma', text: shuffled }]).schema
        if (!first || !second) {
          expect(second).toBe(first)
          return
        }
        const bytes = (result: GenerateResult) => JSON.stringify([result.files.map(({ path, text: content }) => [path, content]), result.documents])
        expect(bytes(generated(second, order))).toBe(bytes(generated(first)))
      }),
      { numRuns: Math.ceil(runs / 2) },
    )
  })
})

/** The comments of the code; texts that hold what looks like one are taken out first. */
function commentsOf(code: string): string {
  const bare = code.replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
  return (bare.match(/\/\*[^]*?\*\/|\/\/[^\n]*/g) ?? []).join('\n')
}

/** The code with comments and the contents of strings and regular expressions taken out. */
function withoutLiterals(code: string): string {
  return code.replace(/\/\*[^]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'/g, '')
}
