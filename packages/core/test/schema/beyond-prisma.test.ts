import { fixture } from '@ssot-codegen/fixtures'
import { expect, it } from 'vitest'
import { parseSchema, type Schema } from '../../src/schema/index.js'
import { fieldOf, modelOf } from './schema-of.js'

// What Prisma's parser does not hand over, and the oracle so cannot vouch for.

const schemaFrom = (name: string): Schema => parseSchema(fixture(name).files).schema ?? expect.unreachable(name)

it('names of foreign keys, and of defaults on SQL Server', () => {
  const names = schemaFrom('constraint-names')
  expect(fieldOf(names, 'Account', 'owner')).toMatchObject({ dbName: 'account_belongs_to' })
  expect(fieldOf(names, 'Account', 'payer')).toMatchObject({ relation: 'payer', dbName: 'account_paid_by' })
  expect(fieldOf(names, 'Owner', 'accounts')).not.toHaveProperty('dbName')
  const server = schemaFrom('indexes-sqlserver')
  expect(fieldOf(server, 'Order', 'at')).toMatchObject({ default: { kind: 'function', name: 'now', args: [], dbName: 'df_at' } })
})

it('which rows an index covers', () => {
  const { indexes, keys } = modelOf(schemaFrom('partial-indexes'), 'Subscription')
  expect(indexes.map(({ kind, columns, where }) => [kind, columns.map((c) => c.name).join(), where])).toEqual([
    ['unique', 'email', 'raw("deleted_at IS NULL")'],
    ['normal', 'plan', '{ deletedAt: null, active: { not: false } }'],
    ['normal', 'user', `raw("plan <> 'free'")`],
    ['unique', 'user,plan', '{ active: true }'],
  ])
  expect(keys.map((key) => key.name)).toEqual(['id'])
})

it('columns the client does not see, and keys and indexes over them', () => {
  const schema = schemaFrom('unsupported')
  const opaque = schema.models.flatMap((m) => m.fields.filter((f) => f.kind === 'opaque').map((f) => ({ ...f, model: m.name })))
  expect(opaque.map((f) => [f.model, f.name, f.type, f.required, f.list, f.hasDefault])).toEqual([
    ['Place', 'spot', 'point', false, false, false],
    ['Place', 'search', 'tsvector', true, false, true],
    ['Place', 'circles', 'circle', false, true, false],
    ['Place', 'box', 'box', false, false, false],
    ['Region', 'area', 'geometry(Polygon, 4326)', true, false, false],
    ['Shelf', 'position', 'int4range', true, false, false],
  ])
  expect(modelOf(schema, 'Region').indexes).toMatchObject([{ kind: 'normal', algorithm: 'Gist', columns: [{ name: 'area' }] }])
  expect(modelOf(schema, 'Shelf')).toMatchObject({ id: { name: 'code' }, indexes: [{ kind: 'id', columns: [{ name: 'position' }] }] })
})

it('what is ignored', () => {
  const schema = schemaFrom('ignored')
  expect(schema.models.map((m) => m.name)).toEqual(['Badge', 'Post', 'Team', 'User'])
  expect(schema.ignored.map(({ name, span }) => [name, schema.files[0]?.text.slice(span.start, span.start + 15)])).toEqual([
    ['Session', 'model Session {'],
  ])
  const user = modelOf(schema, 'User').fields.filter((f) => f.kind === 'opaque')
  expect(user.map((f) => [f.name, f.type, f.list])).toEqual([
    ['legacy', 'String', false],
    ['sessions', 'Session', true],
    ['teamId', 'Int', false],
    ['team', 'Team', false],
  ])
})

it('settings of the datasource, schemas of enums, shard keys', () => {
  expect(schemaFrom('extensions')).toMatchObject({ relationMode: 'foreignKeys', extensions: ['pgcrypto', 'uuid-ossp', 'postgis', 'citext'] })
  expect(schemaFrom('relation-mode')).toMatchObject({ relationMode: 'prisma', extensions: [] })
  expect(schemaFrom('db-schemas').enums.map((e) => [e.name, e.dbSchema])).toEqual([['BillState', 'billing'], ['Standing', 'public']])
  expect(schemaFrom('shard-keys').models.map((m) => m.shardKey)).toEqual([['region', 'id'], ['region']])
})

it('digits of decimals', () => {
  const schema = schemaFrom('defaults')
  const decimals = ['decimal', 'decimalNeg', 'decimalInt', 'decimalBig'].map((name) => fieldOf(schema, 'Literals', name))
  expect(decimals.map((f) => 'default' in f && f.default)).toMatchObject([
    { value: '12.50' },
    { value: '-0.10' },
    { value: '100' },
    { value: '123456789012345678901234567890.123456789' },
  ])
})
