import { columnNamed, parseSchema, type Provider, type ScalarField } from '@ssot-codegen/core'
import { expect, test } from 'vitest'
import { comparisonOf, isPadded } from '../src/native-type.js'
import { valueShape } from '../src/shapes/column-shape.js'

function parsed(provider: Provider, type: string) {
  const text = `datasource db {\n  provider = "${provider}"\n}\n\nmodel A {\n  id Int @id\n  a  ${type}\n}\n`
  const { schema = expect.unreachable() } = parseSchema([{ path: 'schema.prisma', text }])
  const [model = expect.unreachable()] = schema.models
  return { schema, field: columnNamed(model, 'a') }
}

function shapeOf(provider: Provider, type: string) {
  const { schema, field } = parsed(provider, type)
  return valueShape(field, schema, {})
}

test.each([
  ['String @db.Uuid', { kind: 'string', format: 'uuid' }],
  ['String @db.VarChar(9)', { kind: 'string', maxLength: 9 }],
  ['String @db.Char(9)', { kind: 'string', maxLength: 9, pattern: '(?:^|[^ ])$' }],
  ['String @db.Char', { kind: 'string', maxLength: 1, pattern: '(?:^|[^ ])$' }],
  ['String @db.Bit', { kind: 'string', pattern: '^[01]{1}$' }],
  ['String @db.Bit(5)', { kind: 'string', pattern: '^[01]{5}$' }],
  ['String @db.VarBit(5)', { kind: 'string', pattern: '^[01]{0,5}$' }],
  ['String @db.VarBit', { kind: 'string', pattern: '^[01]*$' }],
  ['String @db.Inet', { kind: 'string' }],
  ['String @db.Citext', { kind: 'string' }],
  ['Int @db.SmallInt', { kind: 'integer', minimum: -32_768, maximum: 32_767 }],
  ['Int @db.Oid', { kind: 'integer', minimum: 0, maximum: 2_147_483_647 }],
  ['Float @db.Real', { kind: 'number', minimum: -3.4028234663852886e38, maximum: 3.4028234663852886e38 }],
  ['Float', { kind: 'number' }],
  ['Decimal', { kind: 'decimal', precision: 65, scale: 30 }],
  ['Decimal @db.Decimal', { kind: 'decimal' }],
  ['Decimal @db.Decimal(9, 2)', { kind: 'decimal', precision: 9, scale: 2 }],
  ['Decimal @db.Money', { kind: 'decimal', precision: 19, scale: 2 }],
  ['DateTime', { kind: 'datetime' }],
  ['DateTime @db.Timestamp', { kind: 'datetime' }],
  ['DateTime @db.Timestamp(0)', { kind: 'datetime', precision: 0 }],
  ['DateTime @db.Timestamptz(2)', { kind: 'datetime', precision: 2 }],
  ['DateTime @db.Time(1)', { kind: 'time', precision: 1 }],
  ['DateTime @db.Timetz(6)', { kind: 'time' }],
  ['DateTime @db.Date', { kind: 'date' }],
])('PostgreSQL holds in %s what its shape says', (type, shape) => {
  expect(shapeOf('postgresql', type)).toEqual(shape)
})

test('what a native type leaves open differs by database', () => {
  expect(shapeOf('mysql', 'Decimal @db.Decimal')).toEqual({ kind: 'decimal', precision: 10, scale: 0 })
  expect(shapeOf('sqlserver', 'Decimal @db.Decimal')).toEqual({ kind: 'decimal', precision: 18, scale: 0 })
  expect(shapeOf('sqlserver', 'Decimal')).toEqual({ kind: 'decimal', precision: 32, scale: 16 })
  expect(shapeOf('sqlite', 'Decimal')).toEqual({ kind: 'decimal', precision: 15 })
  expect(shapeOf('mysql', 'DateTime @db.DateTime')).toEqual({ kind: 'datetime', precision: 0 })
  expect(shapeOf('mysql', 'DateTime')).toEqual({ kind: 'datetime' })
  expect(shapeOf('mysql', 'Float @db.Float')).toMatchObject({ maximum: 3.4028234663852886e38 })
  expect(shapeOf('mysql', 'String')).toEqual({ kind: 'string', maxLength: 191 })
  expect(shapeOf('sqlserver', 'String')).toEqual({ kind: 'string', maxLength: 1000 })
  expect(shapeOf('mysql', 'String @db.Char(4)')).toEqual({ kind: 'string', maxLength: 4, pattern: '(?:^|[^ ])$' })
})

test('some texts are compared as a whole, some not at all, and some are filled up with blanks', () => {
  const facts = (provider: Provider, type: string) => {
    const field = parsed(provider, type).field as ScalarField
    return [comparisonOf(field, provider), isPadded(field, provider)]
  }
  expect(facts('postgresql', 'String @db.Inet')).toEqual(['whole', false])
  expect(facts('postgresql', 'String @db.VarBit')).toEqual(['whole', false])
  expect(facts('postgresql', 'String @db.Xml')).toEqual(['none', false])
  expect(facts('postgresql', 'String @db.Citext')).toEqual(['text', false])
  expect(facts('postgresql', 'String @db.Char(3)')).toEqual(['text', true])
  expect(facts('sqlserver', 'String @db.NText')).toEqual(['none', false])
  expect(facts('mysql', 'String @db.Text')).toEqual(['text', false])
  expect(facts('mysql', 'String @db.Char(3)')).toEqual(['text', true])
  expect(facts('mysql', 'String @db.VarChar(3)')).toEqual(['text', false])
})
