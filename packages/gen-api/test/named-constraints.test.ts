import { modelNamed, parseSchema, type SchemaOptions } from '@ssot-codegen/core'
import { fixture } from '@ssot-codegen/fixtures'
import { expect, test } from 'vitest'
import { namedConstraints } from '../src/named-constraints.js'

const constraintsOf = (name: string, model: string, options: SchemaOptions = {}) => {
  const { schema = expect.unreachable() } = parseSchema(fixture(name).files, options)
  return namedConstraints(modelNamed(schema, model), schema.provider).map((c) => `${c.name}: ${c.fields.join()}`)
}

test('says which fields a constraint is about where its name does not', () => {
  expect(constraintsOf('constraint-names', 'Account')).toEqual([
    'account_primary: id',
    'one_account_per_address: email',
    'number_in_region: region,number',
    'account_belongs_to: ownerId',
    'account_paid_by: payerId',
  ])
  expect(constraintsOf('mapped', 'Book')).toEqual([])
})

test('says so for hidden relations of several columns, for names Prisma has cut, and for partial uniques', () => {
  expect(constraintsOf('shared-foreign-key', 'Task')).toEqual([])
  expect(constraintsOf('shared-foreign-key', 'Task', { exclude: ['Project', 'Tenant'] })).toEqual([
    'Task_tenantId_projectKey_fkey: tenantId,projectKey',
  ])
  const cut = constraintsOf('long-constraint-names', 'CustomerOrganisationMembershipInvitationAcceptanceRecord')
  expect(cut).toContain('CustomerOrganisationMembershipInvitationAcceptanceRecord_i_fkey: invitedByOrganisationAdministratorIdentity')
  expect(constraintsOf('partial-indexes', 'Subscription')).toContain('one_active_plan: user,plan')
})

test('a view has none, and two of its uniques may be called alike', () => {
  const long = 'x'.repeat(70)
  const text = `datasource db {
  provider = "mysql"
}
view V {
  a Int
  ${long} Int
  @@unique([${long}, a])
  @@unique([${long}])
}
`
  const { schema = expect.unreachable() } = parseSchema([{ path: 's.prisma', text }])
  expect(namedConstraints(modelNamed(schema, 'V'), schema.provider)).toEqual([])
})

test('a name that Prisma cuts to that of another tells of no field', () => {
  const model = 'X'.repeat(123)
  const text = `datasource db {\n  provider = "cockroachdb"\n}\nmodel ${model} {\n  a Int @unique\n  b Int @unique\n  c Int @unique(map: "third")\n}\n`
  const { schema = expect.unreachable() } = parseSchema([{ path: 's.prisma', text }])
  expect(namedConstraints(modelNamed(schema, model), schema.provider)).toEqual([{ name: 'third', fields: ['c'] }])
})

test('SQLite names columns', () => {
  expect(constraintsOf('long-identifiers', fixture('long-identifiers').files[0]?.text.match(/^model (\w+)/m)?.[1] ?? '')).toEqual([])
})
