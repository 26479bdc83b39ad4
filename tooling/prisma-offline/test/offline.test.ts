import { describe, expect, it } from 'vitest'
import { ddl, openEngine } from '../src/index.mjs'
import { providerInFiles, providerOfUrl } from '../src/provider.mjs'
import { sqliteFile } from '../src/connection/sqlite.mjs'
import { parseArguments } from '../src/stand-in/arguments.mjs'
import { blog } from './schemas.js'

const schema = (text: string) => [{ path: 'schema.prisma', text }]

describe('without a database', () => {
  it.each([
    ['sqlite', 'INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT'],
    ['postgresql', 'SERIAL NOT NULL'],
    ['cockroachdb', 'STRING NOT NULL'],
  ] as const)('writes DDL for %s', async (provider, expected) => {
    const sequence = (text: string) => (provider === 'cockroachdb' ? text.replace('autoincrement', 'sequence') : text)
    const files = blog(provider).map((file) => ({ ...file, text: sequence(file.text) }))
    expect(await ddl({ files })).toContain(expected)
  })

  it('says which databases it has no connector for', async () => {
    await expect(ddl({ files: schema('datasource db {\n  provider = "mysql"\n}\n') })).rejects.toThrow(/no connector for "mysql"/)
  })

  it('finds equal schemas equal, and gives Prisma\'s code for a broken one', async () => {
    const engine = await openEngine({ files: blog('sqlite') })
    expect(await engine.diff({ from: { files: blog('sqlite') }, to: { files: blog('sqlite') } })).toBe('')
    await expect(engine.diff({ from: 'empty', to: { files: schema('model {') } })).rejects.toMatchObject({ code: 'P1012' })
    await engine.close()
    await engine.close()
  })
})

it('takes a folder that has no migrations yet for the empty database', async () => {
  const engine = await openEngine({ files: blog('sqlite') })
  const files = blog('sqlite')
  expect(await engine.diff({ from: { migrations: '/no/such/folder' }, to: { files } })).toBe(await ddl({ files }))
  await engine.close()
})

describe('which database', () => {
  it.each([
    ['postgresql', 'datasource db {\n  // provider = "mysql"\n  url = "postgres://a//b}" // }\n provider = "postgres"\n}'],
    ['sqlite', '/* \ndatasource old {\n  provider = "mysql"\n} */\ndatasource db\n{\n  provider="sqlite"\n}'],
  ])('is read from the datasource (%s), not from comments or texts', (provider, text) => {
    expect(providerInFiles(schema(text))).toBe(provider)
  })

  it('is read in linear time', () => {
    const pieces = ['datasource db {\n', '/*', '"', '\n', 'datasource db { provider = ', '\\"']
    const hostile = pieces.map((piece) => piece.repeat(200_000 / piece.length))
    const start = performance.now()
    for (const text of hostile) providerInFiles(schema(text))
    expect(performance.now() - start).toBeLessThan(2000)
  })

  it('is undefined where no datasource says it', () => {
    expect(providerInFiles(schema('generator client {\n  provider = "prisma-client"\n}'))).toBeUndefined()
  })

  it('follows the url otherwise', () => {
    expect(['file:./a.db', 'a.db'].map(providerOfUrl)).toEqual(['sqlite', 'sqlite'])
    expect(['POSTGRES://h/d', 'postgresql://h/d'].map(providerOfUrl)).toEqual(['postgresql', 'postgresql'])
    expect(() => providerOfUrl('constructor://x')).toThrow(/no connector/)
  })

  it('opens the file that the application will open', () => {
    const urls = ['file:./dev.db?x=1', 'file:/abs/a%20b.db', 'file:///abs/c.db', 'file:100%.db', 'dev.db', 'file::memory:']
    const files = ['/here/dev.db', '/abs/a b.db', '/abs/c.db', '/here/100%.db', '/here/dev.db', undefined]
    expect(urls.map((url) => sqliteFile(url, '/here'))).toEqual(files)
  })
})

it('passes over options of newer CLIs', () => {
  const known = ['--datamodels', 'b.prisma', '--datasource', '{"url":"file:x"}', 'cli', 'create-database']
  expect(parseArguments(['--datamodels', 'a.prisma', '--new-thing', 'cli', ...known]))
    .toEqual({ datamodels: ['a.prisma', 'b.prisma'], url: 'file:x', command: 'create-database', version: false })
})
