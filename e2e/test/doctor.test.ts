import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pushSchema } from '@ssot-codegen/prisma-offline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type TestDatabase } from '../src/database.js'
import { ROOT, ssot, writeInto } from '../src/project.js'
import { mariadbIsUp, postgresIsUp } from '../src/services.js'

type Check = { readonly name: string; readonly state: string; readonly says: string; readonly fix: string | null }

/** Runs the command as the project's owner would, without a `DATABASE_URL` of ours. */
function doctor(folder: string): { code: number | null; checks: readonly Check[]; printed: string } {
  const { code, stdout, stderr } = ssot(['doctor', '--json'], folder)
  return { code, checks: (JSON.parse(stdout) as { checks: readonly Check[] }).checks, printed: stdout + stderr }
}

/** What is broken, and how that is mended. */
const broken = (folder: string) => doctor(folder).checks.filter(({ state }) => state === 'broken').map(({ name, says, fix }) => [name, says, fix])

/** Links to the packages of the blog, and to the drivers that it does not use; a package can be taken out or put in. */
function linkPackages(folder: string): void {
  for (const source of ['examples/blog/node_modules', 'e2e/node_modules']) {
    const from = join(ROOT, source)
    const names = readdirSync(from).flatMap((name) => (name.startsWith('@') ? readdirSync(join(from, name)).map((inner) => `${name}/${inner}`) : [name]))
    for (const name of names.filter((one) => !one.startsWith('.'))) {
      const place = join(folder, 'node_modules', name)
      mkdirSync(dirname(place), { recursive: true })
      if (!lstatSync(place, { throwIfNoEntry: false })) symlinkSync(join(from, name), place, 'junction')
    }
  }
}

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A project whose packages are installed. */
function project(database: string, url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'ssot-doctor-'))
  folders.push(folder)
  const { code, stderr } = ssot(['init', '--database', database, '--yes'], folder)
  expect(code, stderr).toBe(0)
  linkPackages(folder)
  writeInto(folder, '.env', `DATABASE_URL=${url}\n`)
  return folder
}

describe('a project on SQLite', { timeout: 120_000 }, () => {
  let folder: string
  beforeAll(async () => {
    folder = project('sqlite', 'file:./dev.db')
    await pushSchema({ url: `file:${join(folder, 'dev.db')}`, files: [{ path: 'schema.prisma', text: readFileSync(join(folder, 'prisma/schema.prisma'), 'utf8') }] })
  })

  test('is well', () => {
    const { code, checks } = doctor(folder)
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(checks.map(({ name }) => name)).toEqual(['node', 'npm', 'packages', 'prisma', 'prisma client', 'copies', 'environment', 'database', 'merges', 'output'])
    expect(code).toBe(0)
  })

  /** Changes a file for the time of a look; `undefined` takes it away. */
  function changed(path: string, change: (text: string) => string | undefined): (readonly (string | null)[])[] {
    const place = join(folder, path)
    const before = existsSync(place) ? readFileSync(place) : undefined
    const after = change(before?.toString() ?? '')
    if (after === undefined) rmSync(place)
    else writeInto(folder, path, after)
    try {
      return broken(folder)
    } finally {
      if (before === undefined) rmSync(place, { force: true })
      else writeFileSync(place, before)
    }
  }

  test('is told what its environment lacks, by its own rules', () => {
    expect(changed('.env', () => undefined)).toEqual([['environment', 'DATABASE_URL: It is not set. Wanted: a text.', 'Copy .env.example to .env, and set it there.']])
    expect(changed('.env', (text) => `${text}PORT=many\nLOG_LEVEL=loud\n`).map(([, says]) => says)).toEqual([
      'LOG_LEVEL: "loud" is not what is wanted: one of debug, info, warn, error, silent.',
      'PORT: "many" is not what is wanted: a port, from 0 to 65535.',
    ])
  })

  test('is told that its database is not there, and none is made', () => {
    expect(changed('.env', () => 'DATABASE_URL=file:./other.db\n')).toEqual([['database', 'The file "./other.db" is not there.', 'Run `npm run db:push`, which makes it and its tables.']])
    expect(existsSync(join(folder, 'other.db'))).toBe(false)
    expect(changed('dev.db', () => 'no database at all, however long it is looked at'.repeat(100)).map(([name]) => name)).toEqual(['database'])
  })

  test('is told that its output is stale or cannot be made, and not that a file of it is edited', () => {
    const [[name, says, fix] = [], ...more] = changed('prisma/schema.prisma', (text) => text.replace('published Boolean', 'pinned Boolean'))
    expect([name, says, fix, more]).toEqual(['output', expect.stringMatching(/^The output is stale: \d+ of its files would change\.$/), 'Run `ssot generate`.', []])
    expect(changed('src/gen/models/post/dto.ts', (text) => text.replace('title: string', 'title: number')).map((found) => found[0])).toEqual([])
    expect(changed('prisma/schema.prisma', (text) => text.replace('String?', 'Sting?'))[0]?.[1]).toMatch(/^prisma\/schema\.prisma:\d+:\d+ schema\/unknown-type /)
  })

  test('is told of merges that are not finished', () => {
    const marked = (text: string) => `${text}<<<<<<< ours\nconst a = 1\n=======\nconst a = 2\n>>>>>>> theirs\n`
    expect(changed('src/log.ts', marked)).toEqual([['merges', 'src/log.ts has the markers of a merge.', 'Decide between the parts, and remove the markers.']])
    expect(changed('src/log.ts', (text) => `${text}// =======\n// <<<<<<< is no marker\n`)).toEqual([])
    expect(changed('.ssot/conflicts/src/gen/db.ts', () => 'theirs\n')[0]?.[2]).toContain('ssot generate --resolve ours src/gen/db.ts')
  })

  test('is told of packages that are missing, or of other versions', () => {
    const client = join(folder, 'src/gen/prisma/client.ts')
    const text = readFileSync(client)
    rmSync(client)
    expect(broken(folder)).toEqual([['prisma client', 'There is no Prisma client in src/gen/prisma.', 'Run `ssot generate`, or `npm run generate`.']])
    writeFileSync(client, text)

    const replaced = (name: string, version?: string) => {
      const place = join(folder, 'node_modules', name)
      rmSync(place)
      if (version !== undefined) writeInto(folder, `node_modules/${name}/package.json`, JSON.stringify({ name, version, main: 'index.js' }))
      const found = broken(folder)
      rmSync(place, { recursive: true, force: true })
      linkPackages(folder)
      return found.map(([part, says]) => [part, says])
    }
    expect(replaced('helmet')).toEqual([['packages', '1 of 21 packages are not installed: helmet.']])
    expect(replaced('express', '4.21.2')).toEqual([['packages', expect.stringMatching(/^Versions are installed that package\.json does not want: express 4\.21\.2 instead of \^5/)]])
    expect(changed('package.json', (manifest) => manifest.replace(/"helmet": "[^"]*"/, '"helmet": "^7.0.0"')).map((found) => found[1])).toContainEqual(
      expect.stringMatching(/^Versions are installed that package\.json does not want: helmet 8\S* instead of \^7\.0\.0\.$/),
    )
    expect(changed('package.json', (manifest) => manifest.replace('"module"', '"commonjs"')).map((found) => found[2])).toContain('Write `"type": "module"` into it.')
  })

  test('is told of a version that the generated code is not for, though package.json wants it', () => {
    const place = join(folder, 'node_modules/cors')
    rmSync(place)
    writeInto(folder, 'node_modules/cors/package.json', JSON.stringify({ name: 'cors', version: '1.0.0' }))
    const found = changed('package.json', (manifest) => manifest.replace(/"cors": "[^"]*"/, '"cors": "^1.0.0"'))
    rmSync(place, { recursive: true })
    linkPackages(folder)
    expect(found).toEqual([['packages', expect.stringMatching(/^The generated code is for other versions: cors 1\.0\.0 instead of \^2/), 'Write these ranges into package.json, and install again.']])
  })
})

describe.runIf(postgresIsUp)('a project on PostgreSQL', { timeout: 60_000 }, () => {
  let database: TestDatabase
  let folder: string
  beforeAll(async () => {
    folder = project('postgresql', 'unset')
    database = await createDatabase('postgresql', folder)
  })
  afterAll(() => database.drop())
  const found = (url: string) => {
    writeInto(folder, '.env', `DATABASE_URL=${url}\n`)
    return doctor(folder)
  }

  test('reaches its database through its own driver', () => {
    const [check] = found(database.url).checks.filter(({ name }) => name === 'database')
    expect(check).toMatchObject({ state: 'ok', says: expect.stringMatching(/^The database at \S+:5432 answers\.$/) as string })
  })

  test.each([
    ['nothing listens', (url: URL) => (url.port = '1'), /^Nothing answers at \S+:1: ECONNREFUSED\.$/],
    ['the database is not there', (url: URL) => (url.pathname = '/not_there'), /^The database at \S+ answers with a fault: database "not_there" does not exist\.$/],
    ['nobody goes by that name', (url: URL) => (url.username = 'nobody_here'), /^The database at \S+ answers with a fault: .*nobody_here/],
  ])('is told when %s, without the password', (_, change, says) => {
    const url = new URL(database.url)
    url.username ||= 'postgres'
    url.password = 'hunter2'
    change(url)
    const { code, checks, printed } = found(url.href)
    expect([code, checks.find(({ name }) => name === 'database')]).toEqual([2, expect.objectContaining({ state: 'broken', says: expect.stringMatching(says) as string })])
    expect(printed).not.toContain('hunter2')
  })
})

test.runIf(mariadbIsUp)('a project on MariaDB is told that its password is wrong, and never which it was', { timeout: 60_000 }, () => {
  const folder = project('mysql', 'mysql://root:hunter2@127.0.0.1:3306/mysql')
  const { code, checks, printed } = doctor(folder)
  expect([code, checks.find(({ name }) => name === 'database')?.says]).toEqual([2, expect.stringContaining('Access denied')])
  expect(printed).not.toContain('hunter2')
})
