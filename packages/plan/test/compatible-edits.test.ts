import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareContracts } from '../src/index.js'
import { contractOfSchema } from './contract-of-schema.js'

type Column = { readonly name: string; readonly type: string; readonly optional: boolean; readonly length: number | undefined; readonly map: boolean; readonly isNew?: true }
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly indexed: boolean; readonly doc: boolean; readonly isNew?: true }

const TYPES = ['Int', 'BigInt', 'String', 'Boolean', 'DateTime', 'Decimal', 'Json', 'Mood'] as const

const column = (n: number) =>
  fc.record({ type: fc.constantFrom(...TYPES), optional: fc.boolean(), length: fc.option(fc.integer({ min: 5, max: 50 }), { nil: undefined }), map: fc.boolean() }).map((it): Column => ({ ...it, name: `c${n}` }))

const table = (n: number) =>
  fc.record({ columns: fc.tuple(...[0, 1, 2, 3].map(column)), indexed: fc.boolean(), doc: fc.boolean() }).map((it): Table => ({ ...it, name: `Model${n}` }))

/** What may be done to a schema without anybody noticing who calls the API in a way that was allowed, and reads what it answers tolerantly. */
const edit = fc.record({
  longer: fc.integer({ min: 0, max: 20 }),
  remapped: fc.boolean(),
  reindexed: fc.boolean(),
  documented: fc.boolean(),
  reversed: fc.boolean(),
  added: fc.array(fc.record({ type: fc.constantFrom(...TYPES), defaulted: fc.boolean() }), { maxLength: 2 }),
  table: fc.boolean(),
  value: fc.boolean(),
})

const DEFAULTS: { readonly [type: string]: string } = { Int: '0', BigInt: '0', String: '""', Boolean: 'false', DateTime: 'now()', Decimal: '0', Json: '"{}"', Mood: 'GOOD' }

function text(tables: readonly Table[], values: readonly string[]): string {
  const models = tables.map(({ name, columns, indexed, doc }) => {
    const lines = columns.map(({ name: field, type, optional, length, map, isNew }) => {
      const made = isNew && !optional ? ` @default(${DEFAULTS[type] ?? ''})` : ''
      return `  ${field} ${type}${optional ? '?' : ''}${made}${type === 'String' && length !== undefined ? ` @db.VarChar(${length})` : ''}${map ? ` @map("col_${field}")` : ''}`
    })
    return `${doc ? '/// What it is.\n' : ''}model ${name} {\n  id Int @id @default(autoincrement())\n${lines.join('\n')}\n${indexed ? '\n  @@index([id])\n' : ''}}`
  })
  return `datasource db {\n  provider = "postgresql"\n}\n\nenum Mood {\n  ${values.join('\n  ')}\n}\n\n${models.join('\n\n')}\n`
}

test('edits that keep every promise break nothing', () => {
  const seen = { added: 0, edits: 0 }
  fc.assert(
    fc.property(fc.tuple(table(1), table(2)), edit, (tables, change) => {
      const edited = tables.map((one): Table => {
        const columns = one.columns.map((it) => ({ ...it, length: it.length === undefined ? undefined : it.length + change.longer, map: it.map !== change.remapped }))
        const added = change.added.map(({ type, defaulted }, i): Column => ({ name: `n${i}`, type, optional: !defaulted, length: undefined, map: false, isNew: true }))
        const all = [...columns, ...added]
        return { ...one, columns: change.reversed ? all.reverse() : all, indexed: one.indexed !== change.reindexed, doc: one.doc !== change.documented }
      })
      const more: Table[] = change.table ? [{ name: 'Model3', columns: [], indexed: false, doc: false }] : []
      const changes = compareContracts(contractOfSchema(text(tables, ['GOOD', 'BAD'])), contractOfSchema(text([...edited, ...more], ['GOOD', 'BAD', ...(change.value ? ['ODD'] : [])])))
      seen.added += change.added.length
      seen.edits += changes.length
      expect(changes.filter(({ severity }) => severity === 'breaking')).toEqual([])
    }),
    { numRuns: 60 },
  )
  // The property would hold of a comparison that sees nothing.
  expect(seen.edits).toBeGreaterThan(seen.added)
}, 120_000)

test('what one schema loses, another one has gained: each change breaks in one direction at least', () => {
  fc.assert(
    fc.property(fc.tuple(table(1), table(2)), fc.constantFrom(0, 1, 2, 3), (tables, at) => {
      const less = tables.map((one) => ({ ...one, columns: one.columns.filter((_, i) => i !== at) }))
      const [before, now] = [contractOfSchema(text(tables, ['GOOD'])), contractOfSchema(text(less, ['GOOD']))]
      const broken = compareContracts(before, now).filter(({ severity }) => severity === 'breaking')
      for (const model of ['Model1', 'Model2']) {
        expect(broken.map(({ id, pointer }) => `${id} ${pointer}`)).toContain(`response-property-removed ${model}Read/c${at}`)
      }
      expect(compareContracts(now, now)).toEqual([])
    }),
    { numRuns: 20 },
  )
}, 120_000)
