import { fixture } from '@ssot-codegen/fixtures'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bootApp, type AppUnderTest } from '../src/app-under-test.js'
import type { Provider } from '../src/database.js'
import { feedRows, feedSchema } from '../src/feed.js'
import { expectProblem } from '../src/record-contract.js'
import { postgresIsUp } from '../src/services.js'
import { LOGGED_STATEMENTS, statementsOf } from '../src/statements.js'
import { isDue } from '../src/third.js'

/** One of them counts statements as the other does: the two take turns, and in depth both are there. */
const PROVIDERS = (['sqlite', 'postgresql'] as const satisfies readonly Provider[]).filter((provider) => (provider === 'sqlite' ? isDue(0) || isDue(1) || !postgresIsUp : postgresIsUp && isDue(2)))

/** A model that cannot be without thirty others. */
function demandingSchema(): string {
  const names = Array.from({ length: 30 }, (_, index) => `r${index + 1}`)
  return `
datasource db {
  provider = "sqlite"
}

model Part {
  id Int @id
${names.map((name) => `  ${name} Whole[] @relation("${name}")`).join('\n')}
}

model Whole {
  id Int @id
${names.map((name) => `  ${name} Part @relation("${name}", fields: [${name}Id], references: [id])\n  ${name}Id Int`).join('\n')}
}
`
}

describe.each(PROVIDERS)('what requests cost on %s', (provider) => {
  describe('a model with 165 relations', () => {
    let app: AppUnderTest
    beforeAll(async () => {
      const schema = fixture('many-relations').files[0]?.text.replace('"postgresql"', '"sqlite"') ?? ''
      app = await bootApp(`hub-${provider}`, schema, provider, { env: LOGGED_STATEMENTS })
      for (const name of ['a', 'b', 'c']) await app.request('POST', '/api/hubs', { name })
      for (let id = 1; id <= 6; id += 1) {
        const made = await app.request('POST', '/api/spoke01s', { label: 'x', makerId: 1 + (id % 3), changerId: 1, mainId: id <= 3 ? id : null })
        expect(made.status, made.text).toBe(201)
      }
    })
    afterAll(() => app.close())

    const costOf = async (path: string) =>
      (await statementsOf(app, async () => {
        const { status, text } = await app.request('GET', path)
        expect(status, text).toBe(200)
      })).length

    const ten = [...Array(5).keys()].flatMap((index) => [`made0${index + 1}`, `changed0${index + 1}`])

    test('a list takes one statement, one for its total, and one for each relation it includes', async () => {
      expect(await costOf('/api/hubs?total=false')).toBe(1)
      expect(await costOf('/api/hubs')).toBe(2)
      expect(await costOf(`/api/hubs?total=false&include=${ten.join()}`)).toBe(11)
      expect(await costOf('/api/hubs?total=false&include=made01.changer')).toBe(3)
    })

    test('a record takes one statement, and one for each relation that comes with it', async () => {
      expect(await costOf('/api/hubs/1')).toBe(1)
      expect(await costOf(`/api/hubs/1?include=${ten.join()}`)).toBe(11)
      expect(await costOf('/api/spoke01s/1?include=')).toBe(1)
    })

    test('filters and orders along relations add none', async () => {
      const where = ten.map((name) => `where[${name}][none][id]=77`).join('&')
      expect(await costOf(`/api/hubs?total=false&${where}`)).toBe(1)
      expect(await costOf('/api/spoke01s?total=false&orderBy[maker][name]=asc&orderBy[changer][name]=desc')).toBe(1)
    })

    test('a search takes what its list takes', async () => {
      const cost = async (body: object) =>
        (await statementsOf(app, async () => {
          const { status, text } = await app.request('POST', '/api/hubs/search', body)
          expect(status, text).toBe(200)
        })).length
      expect(await cost({})).toBe(2)
      expect(await cost({ total: false, include: ten, where: { made01: { none: { id: 77 } } } })).toBe(11)
    })

    test('more than ten relations are refused before anything is read', async () => {
      const statements = await statementsOf(app, async () => {
        for (const path of ['/api/hubs', '/api/hubs/1']) {
          const refused = await app.request('GET', `${path}?include=${[...ten, 'made06'].join()}`)
          expectProblem(refused, 400, 'invalid-query')
          expect(refused.body).toMatchObject({ errors: [{ parameter: 'include', code: 'too-many-relations', detail: 'More than 10 relations are included.' }] })
        }
      })
      expect(statements).toEqual([])
    })

    test('more records than a reply has room for are refused before anything is read', async () => {
      const statements = await statementsOf(app, async () => {
        const refused = await app.request('GET', `/api/hubs?take=100&include=${ten.slice(0, 3).join()}`)
        expectProblem(refused, 400, 'invalid-query')
        expect(refused.body).toMatchObject({ errors: [{ parameter: 'include', code: 'too-many-records', detail: expect.stringContaining('Take 83 at most') as string }] })
      })
      expect(statements).toEqual([])
      expect((await app.request('GET', `/api/hubs?take=83&include=${ten.slice(0, 3).join()}`)).status).toBe(200)
    })
  })

  test('a model that cannot be without thirty others comes with ten of them', async () => {
    const app = await bootApp(`demanding-${provider}`, demandingSchema(), provider, { env: LOGGED_STATEMENTS })
    try {
      const names = Array.from({ length: 30 }, (_, index) => `r${index + 1}`)
      await app.request('POST', '/api/parts', { id: 1 })
      expect((await app.request('POST', '/api/wholes', { id: 1, ...Object.fromEntries(names.map((name) => [`${name}Id`, 1])) })).status).toBe(201)
      const statements = await statementsOf(app, async () => {
        const { body } = await app.request('GET', '/api/wholes/1')
        expect(names.filter((name) => Object.hasOwn(body as object, name))).toEqual(names.slice(0, 10))
      })
      expect(statements).toHaveLength(11)
      expect((await app.request('GET', '/api/wholes/1?include=r30')).body).toMatchObject({ r30: { id: 1 } })
    } finally {
      await app.close()
    }
  })

  describe('a page behind a cursor', () => {
    let app: AppUnderTest
    beforeAll(async () => {
      app = await bootApp(`pages-${provider}`, feedSchema(provider), provider, { script: feedRows(provider), env: LOGGED_STATEMENTS })
    })
    afterAll(() => app.close())

    test.each([
      ['posts', '', 1, 1],
      ['posts', 'orderBy=-made', 2, 2],
      ['posts', 'orderBy=rank,title', 2, 2],
      ['posts', 'orderBy=views', 2, 4],
      ['posts', 'orderBy=-shown', 2, 4],
      ['posts', 'orderBy=seen,-views,price', 2, 7],
      ['posts', 'orderBy=status,-seen', 3, 6],
      ['posts', 'orderBy[author][rank]=asc', 3, 3],
      ['posts', 'orderBy[editor][name]=asc', 3, 5],
      ['marks', '', 1, 2],
      ['marks', 'orderBy=-note', 2, 5],
    ])('of %s by "%s" takes from %i to %i statements, and reads no more than it gives', async (path, order, least, most) => {
      let cursor: string | null = ''
      const costs: number[] = []
      while (cursor !== null) {
        const statements = await statementsOf(app, async () => {
          const { status, body, text } = await app.request('GET', `/api/${path}?take=25&${order}&total=false${cursor ? `&cursor=${cursor}` : ''}`)
          expect(status, text).toBe(200)
          cursor = (body as { meta: { nextCursor: string | null } }).meta.nextCursor
        })
        costs.push(statements.length)
        for (const sql of statements) if (/ ORDER BY /.test(sql) && !/ GROUP BY /.test(sql)) expect(sql).toContain(' LIMIT ')
      }
      const [first = 0, ...further] = costs
      expect(first).toBe(1)
      expect(Math.min(...further), String(costs)).toBeGreaterThanOrEqual(least)
      expect(Math.max(...further), String(costs)).toBeLessThanOrEqual(most)
    })
  })
})
