import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkNode, nodeFinding } from '../src/commands/doctor/checks/node.js'
import { checkCopies, checkPrisma } from '../src/commands/doctor/checks/prisma.js'
import { addressOf, fileOf } from '../src/commands/doctor/database/address.js'
import { withoutSecrets } from '../src/commands/doctor/database/without-secrets.js'
import { folderWith, pathsIn, ssot } from './run-ssot.js'

describe('addresses', () => {
  test.each([
    ['postgresql://u:p@db.example:5433/shop?schema=a', { host: 'db.example', port: 5433 }],
    ['postgres://u@localhost/shop', { host: 'localhost', port: 5432 }],
    ['mysql://root@127.0.0.1:80/shop', { host: '127.0.0.1', port: 80 }],
    ['postgresql://u:p@[::1]:5432/shop', { host: '::1', port: 5432 }],
    ['sqlserver://localhost:1434;database=a;password=x', { host: 'localhost', port: 1434 }],
    ['sqlserver://localhost;database=a', { host: 'localhost', port: 1433 }],
    ['postgresql://u@localhost/shop?host=/run/postgresql', undefined],
    ['file:./dev.db', undefined],
    ['nonsense', undefined],
  ])('%s', (url, address) => expect(addressOf(url)).toEqual(address))

  test.each([
    ['file:./dev.db', './dev.db'],
    ['file:///var/a.db?mode=ro', '/var/a.db'],
    ['file::memory:', undefined],
    ['libsql://a.turso.io', undefined],
  ])('the file of %s', (url, file) => expect(fileOf(url)).toBe(file))
})

test.each([
  ['postgresql://u:s%40cret@h/d', 'no entry for u with s@cret, or s%40cret, at postgresql://u:s%40cret@h/d.', 'no entry for u with ***, or ***, at ***'],
  ['sqlserver://h:1;user=sa;password=Passw0rd!;x=y', 'Login failed\n  with Passw0rd!', 'Login failed with ***'],
  ['libsql://h?authToken=abc.def', 'token abc.def is old', 'token *** is old'],
  ['postgresql://u@h/d', 'nothing to hide', 'nothing to hide'],
])('words of a driver keep no secret of %s', (url, text, shown) => expect(withoutSecrets(text, url)).toBe(shown))

test('versions of Node are held against those that are supported', () => {
  const [own] = checkNode()
  expect(own?.state).toBe('ok')
  expect(['v18.20.0', 'v20.18.1', 'v22.11.0', 'v23.1.0', 'v20.19.0', 'v24.0.0', 'v26.1.0'].map((version) => nodeFinding(version, '^20.19.0 || ^22.12.0 || >=24').state)).toEqual([
    'broken', 'broken', 'broken', 'broken', 'ok', 'ok', 'ok',
  ])
})

describe('Prisma', () => {
  const installed = (versions: { readonly [name: string]: string }, more: { readonly [path: string]: string } = {}) =>
    folderWith({
      'package.json': JSON.stringify({ dependencies: { '@prisma/client': '*', '@prisma/adapter-pg': '*', zod: '*', other: '*' } }),
      ...Object.fromEntries(Object.entries(versions).map(([name, version]) => [`node_modules/${name}/package.json`, JSON.stringify({ version, dependencies: { zod: '*' } })])),
      ...more,
    })
  const project = (out: string) => ({ out, packageManager: 'npm' as const, environment: {}, wanted: {} })
  const states = (out: string) => checkPrisma(project(out)).map(({ state }) => state)
  const client = { 'src/gen/prisma/client.ts': '' }

  test('is of one version, which the code is for', () => {
    expect(states(installed({ prisma: '7.10.0', '@prisma/client': '7.10.0', '@prisma/adapter-pg': '7.10.0' }, client))).toEqual(['ok', 'ok'])
    expect(states(installed({ prisma: '7.10.0', '@prisma/client': '7.10.0', '@prisma/adapter-pg': '7.8.0' }, client))).toEqual(['warning', 'ok'])
    expect(states(installed({ prisma: '6.19.0', '@prisma/client': '6.19.0' }, client))).toEqual(['broken'])
    expect(states(installed({}))).toEqual(['broken'])
  })

  test('has made its client', () => {
    expect(states(installed({ prisma: '7.10.0', '@prisma/client': '7.10.0' }))).toEqual(['ok', 'broken'])
  })

  test('and Zod are there once, for those who would share them', () => {
    const second = (version: string) => ({ 'node_modules/other/node_modules/zod/package.json': JSON.stringify({ version }) })
    expect(checkCopies(project(installed({ zod: '4.6.7', other: '1.0.0' }))).map(({ state }) => state)).toEqual(['ok'])
    const [found] = checkCopies(project(installed({ zod: '4.6.7', other: '1.0.0' }, second('4.1.0'))))
    expect([found?.state, found?.says]).toEqual(['warning', 'Installed more than once: zod 4.6.7 (other has 4.1.0).'])
    expect(checkCopies(project(installed({ zod: '4.6.7', other: '1.0.0' }, second('3.25.0')))).map(({ state }) => state)).toEqual(['ok'])
  })
})

test('a folder with nothing in it is told what to do, and stays as it is', () => {
  const home = folderWith({})
  const { code, out } = ssot(home, ['doctor'])
  expect(code).toBe(2)
  expect(out).toMatch(/^broken {3}output +cli\/schema-not-found .*\n {2}fix: Name a Prisma file/m)
  expect(out).toMatch(/^broken {3}packages +There is no package\.json/m)
  expect(out).toMatch(/\n\n\d things are broken\.\n$/)
  expect(pathsIn(home)).toEqual([])
})

test('a package that the rules of the environment need is named, and no folder of the machine', () => {
  const home = folderWith({ 'src/gen/config.ts': "import { z } from 'zod'\nexport const loadConfig = () => z\n" })
  expect(ssot(home, ['doctor']).out).toContain('src/gen/config.ts cannot be loaded: Cannot find package "zod".')
})

test('what it says of a variable holds no value of a secret', () => {
  const home = folderWith({ 'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n}\n\nmodel A {\n  id Int @id\n}\n', '.env': 'DATABASE_URL=postgresql://u:hunter2@127.0.0.1:1/a\n' })
  const { code, out, err } = ssot(home, ['doctor', '--json'])
  expect(code).toBe(2)
  expect(out).toContain('Nothing answers at 127.0.0.1:1: ECONNREFUSED.')
  expect(out + err).not.toContain('hunter2')
  expect(readFileSync(join(home, '.env'), 'utf8')).toContain('hunter2')
})
