import { fixture } from '@ssot-codegen/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { leavesOut } from '../src/leaves-out.js'
import { expectProblem } from '../src/record-contract.js'

// As Prisma would write it: its stand-in makes no tables on MariaDB.
const tables = `
  CREATE TABLE Owner (
    first VARCHAR(191) NOT NULL, last VARCHAR(191) NOT NULL, id INTEGER NOT NULL,
    UNIQUE INDEX owner_number (id), INDEX owners_by_name (last), PRIMARY KEY (first, last)
  );
  CREATE TABLE accounts (
    id INTEGER NOT NULL AUTO_INCREMENT, email VARCHAR(191) NOT NULL, region VARCHAR(191) NOT NULL, number INTEGER NOT NULL,
    owner_id INTEGER NOT NULL, payer_id INTEGER NULL,
    UNIQUE INDEX one_account_per_address (email), UNIQUE INDEX number_in_region (region, number), PRIMARY KEY (id),
    CONSTRAINT account_belongs_to FOREIGN KEY (owner_id) REFERENCES Owner (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT account_paid_by FOREIGN KEY (payer_id) REFERENCES Owner (id) ON DELETE SET NULL ON UPDATE CASCADE
  );
`

describe.each<Provider>(['postgresql', 'mysql'])('constraints with names of their own on %s', (provider) => {
  if (leavesOut(provider, import.meta.url)) return

  let app: AppUnderTest
  const account = { email: 'a@example.org', region: 'north', number: 1, ownerId: 7 }

  beforeAll(async () => {
    const { text = '' } = fixture('constraint-names').files[0] ?? {}
    // The primary key of MySQL is called PRIMARY.
    const schema = provider === 'mysql' ? text.replace('"postgresql"', '"mysql"').replace(/(@id.*?)(?:, )?map: "[^"]*"/g, '$1') : text
    app = await bootApp(`constraints-${provider}`, schema, provider, provider === 'mysql' ? { script: tables } : {})
    expect((await app.request('POST', '/api/owners', { first: 'Ada', last: 'L', id: 7 })).status).toBe(201)
    expect((await app.request('POST', '/api/accounts', account)).status).toBe(201)
  })
  afterAll(() => app.close())

  test.each([
    ['accounts', { ...account, number: 2 }, 'unique-conflict', ['/email']],
    ['accounts', { ...account, email: 'b@example.org' }, 'unique-conflict', ['/region', '/number']],
    ['owners', { first: 'Ada', last: 'L', id: 8 }, 'unique-conflict', ['/first', '/last']],
    ['owners', { first: 'Bob', last: 'L', id: 7 }, 'unique-conflict', ['/id']],
    ['accounts', { ...account, email: 'c@example.org', number: 3, ownerId: 99 }, 'foreign-key', ['/ownerId']],
    ['accounts', { ...account, email: 'd@example.org', number: 4, payerId: 99 }, 'foreign-key', ['/payerId']],
  ])('%s with %j: %s over %j', async (path, body, problem, pointers) => {
    const answer = await app.request('POST', `/api/${path}`, body)
    expectProblem(answer, 409, problem)
    expect((answer.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toEqual(pointers)
  })
})
