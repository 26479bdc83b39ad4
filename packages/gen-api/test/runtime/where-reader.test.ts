import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readListQuery } from '../../runtime/list-query-reader.js'
import type { Model } from '../../runtime/model.js'
import { prismaWhere } from '../../runtime/prisma-where.js'
import { contextOf, models, post } from './support/blog.js'
import { ALL, faultsOf, read, refused } from './support/read.js'

const where = (raw: string) => read(raw).where
const json = (value: unknown) => `where=${encodeURIComponent(JSON.stringify(value))}`

describe('readWhere', () => {
  it('takes a bare value for equality, in the type of its column', () => {
    const raw =
      'where[title]=&where[views]=-1&where[size]=9223372036854775807&where[price]=1.50&where[published]=true&where[status]=LIVE' +
      '&where[createdAt]=2025-01-01T00:00:00%2B02:00&where[day]=2025-01-31&where[at]=12:30&where[raw]=AQI=&where[rating]=0.5'
    expect(where(raw)?.columns).toEqual({
      title: { equals: '' },
      views: { equals: -1 },
      size: { equals: 9_223_372_036_854_775_807n },
      price: { equals: '1.50' },
      published: { equals: true },
      status: { equals: 'LIVE' },
      createdAt: { equals: new Date('2024-12-31T22:00:00Z') },
      day: { equals: new Date('2025-01-31T00:00:00Z') },
      at: { equals: new Date('1970-01-01T12:30:00Z') },
      raw: { equals: new Uint8Array([1, 2]) },
      rating: { equals: 0.5 },
    })
  })

  it('takes isNull for a field of the related model where conditions stand below it', () => {
    const user = models['User']
    if (!user) throw new Error('no user')
    const odd = { models: { ...models, User: { ...user, columns: { ...user.columns, isNull: { kind: 'string' as const } } } } }
    const relations = (raw: string) => read(raw, odd).where?.relations
    expect(relations('where[editor][isNull]=true')).toEqual({ editor: { isNull: true } })
    for (const raw of ['where[editor][isNull][equals]=x', json({ editor: { isNull: { equals: 'x' } } })]) {
      expect(relations(raw)).toEqual({ editor: { is: { columns: { isNull: { equals: 'x' } } } } })
    }
  })

  it('reads operators, lists by commas, and repeated values as they are', () => {
    expect(
      where(
        'where[title][contains]=a%25b&where[title][mode]=insensitive&where[views][in]=1,2' +
          '&where[slug][in]=a,b&where[slug][in]=c&where[tags][hasSome]=x,y&where[slug][isNull]=false',
      )?.columns,
    ).toEqual({
      title: { contains: 'a%b', mode: 'insensitive' },
      views: { in: [1, 2] },
      slug: { in: ['a,b', 'c'], isNull: false },
      tags: { hasSome: ['x', 'y'] },
    })
  })

  it('reads combinators and relations', () => {
    expect(
      where(
        'where[OR][0][title]=a&where[OR][1][NOT][title]=b&where[author][name]=x' +
          '&where[editor][isNull]=true&where[comments][some][approved]=true',
      ),
    ).toEqual({
      or: [{ columns: { title: { equals: 'a' } } }, { not: [{ columns: { title: { equals: 'b' } } }] }],
      relations: {
        author: { is: { columns: { name: { equals: 'x' } } } },
        editor: { isNull: true },
        comments: { some: { columns: { approved: { equals: true } } } },
      },
    })
  })

  it('reads null in JSON where there may be none', () => {
    expect(where(json({ slug: null, editor: null, day: { not: null } }))).toEqual({
      columns: { slug: { isNull: true }, day: { isNull: false } },
      relations: { editor: { isNull: true } },
    })
    expect(refused(json({ title: null }))).toEqual(['invalid-value where[title]'])
  })

  it.each([
    ['where[secret]=x', 'unknown-field where[secret]'],
    ['where[pin]=x', 'unknown-field where[pin]'],
    ['where[audits][some][id]=1', 'unknown-field where[audits]'],
    ['where[author][password]=x', 'unknown-field where[author][password]'],
    ['where[__proto__]=x', 'unknown-field where[__proto__]'],
    ['where[constructor][name]=x', 'unknown-field where[constructor]'],
    ['where[title][contian]=x', 'unknown-operator where[title][contian]'],
    ['where[title][toString]=x', 'unknown-operator where[title][toString]'],
    ['where[published][gt]=true', 'operator-not-allowed where[published][gt]'],
    ['where[published][in]=true', 'operator-not-allowed where[published][in]'],
    ['where[title][isNull]=true', 'operator-not-allowed where[title][isNull]'],
    ['where[meta]=x', 'operator-required where[meta]'],
    ['where[tags]=x', 'operator-required where[tags]'],
    ['where[views]=1.0', 'invalid-value where[views]'],
    ['where[views]=1e3', 'invalid-value where[views]'],
    ['where[views]=', 'invalid-value where[views]'],
    ['where[views]=2147483648', 'invalid-value where[views]'],
    ['where[size]=9223372036854775808', 'invalid-value where[size]'],
    ['where[price]=1e3', 'invalid-value where[price]'],
    ['where[rating]=1e3', 'invalid-value where[rating]'],
    ['where[published]=1', 'invalid-value where[published]'],
    ['where[status]=live', 'invalid-value where[status]'],
    ['where[token]=1', 'invalid-value where[token]'],
    ['where[createdAt]=2025-02-30', 'invalid-value where[createdAt]'],
    ['where[createdAt]=2025-02-30T00:00:00Z', 'invalid-value where[createdAt]'],
    ['where[createdAt]=2025-01-01T00:00:00', 'invalid-value where[createdAt]'],
    ['where[createdAt]=2025-01-01T00:00:00.000001Z', 'invalid-value where[createdAt]'],
    ['where[day]=0000-01-01', 'invalid-value where[day]'],
    ['where[raw]=AR==', 'invalid-value where[raw]'],
    ['where[raw]=', 'invalid-value where[raw]'],
    ['where[views][in]=', 'empty where[views][in]'],
    ['where[views][in]=1,', 'invalid-value where[views][in]'],
    ['where[title]=a&where[title]=b', 'duplicate where[title]'],
    ['where[title]=a&where[title][contains]=b', 'duplicate where[title]'],
    ['where[title][mode]=insensitive', 'mode-alone where[title][mode]'],
    ['where[slug][isNull]=true&where[slug][mode]=insensitive', 'mode-alone where[slug][mode]'],
    ['where[title][contains]=a&where[title][mode]=default', 'invalid-value where[title][mode]'],
    ['where[author]=x', 'invalid-value where[author]'],
    ['where[author][isNull]=true', 'unknown-field where[author][isNull]'],
    ['where[editor][isNull][not]=true', 'invalid-value where[editor][isNull]'],
    ['where[comments]=x', 'operator-required where[comments]'],
    ['where[comments][approved]=true', 'unknown-operator where[comments][approved]'],
    ['where[OR][title]=a', 'invalid-value where[OR]'],
    ['where[OR][1][title]=a', 'invalid-value where[OR]'],
    ['where[OR]=a', 'invalid-value where[OR]'],
    ['where[AND][0]=a', 'invalid-value where[AND][0]'],
    ['where=', 'malformed-json where'],
    ['where=x', 'malformed-json where'],
    ['where=[]', 'invalid-value where'],
    ['where={}', 'empty where'],
    ['where={"OR":[]}', 'empty where[OR]'],
    ['where={"AND":[{}]}', 'empty where[AND][0]'],
    ['where={"title":{}}', 'empty where[title]'],
    ['where={"title":"a","title":"b"}', 'duplicate where'],
    ['where={"title":"%5Cu0000"}', 'unsafe-text where'],
    ['where={"views":"1"}', 'invalid-value where[views]'],
    ['where={"views":{"in":"1,2"}}', 'invalid-value where[views][in]'],
    ['where={"comments":{"some":{}}}', 'empty where[comments][some]'],
    ['where={"slug":{"equals":null,"isNull":false}}', 'duplicate where[slug][isNull]'],
    ['where={}&where[title]=a', 'mixed-forms where'],
    ['where={}&where={}', 'duplicate where'],
    ['where[NOT][NOT][NOT][NOT][NOT][title]=a', 'too-deep where[NOT][NOT][NOT][NOT][NOT]'],
  ])('refuses %s', (raw, fault) => {
    expect(refused(raw)).toContain(fault)
  })

  it('compares some texts as a whole and some not at all', () => {
    const columns = { host: { kind: 'exact', nullable: true }, note: { kind: 'document', nullable: true }, notes: { kind: 'document', list: true } } as const
    const model = { ...post, columns, key: { name: 'host', fields: ['host'] } }
    const readFor = (raw: string) => readListQuery(raw, { ...contextOf(), model, models, parts: ALL })
    expect(readFor('where[host][gte]=10.0.0.1&where[note][isNull]=true&orderBy=host').where).toEqual({
      columns: { host: { gte: '10.0.0.1' }, note: { isNull: true } },
    })
    const codesOf = (raw: string) => faultsOf(() => readFor(raw)).map(({ code }) => code)
    expect(codesOf('where[host][contains]=1')).toEqual(['operator-not-allowed'])
    expect(codesOf('where[host][mode]=insensitive')).toEqual(['operator-not-allowed'])
    expect(codesOf('where[note]=a&where[notes][has]=a')).toEqual(['operator-required', 'operator-not-allowed'])
    expect(codesOf('where[notes][isEmpty]=true&orderBy=note')).toEqual(['operator-not-allowed', 'not-sortable'])
  })

  it('bounds depth and lists', () => {
    expect(refused(`where=${'['.repeat(4000)}${']'.repeat(4000)}`)).toEqual(['too-deep where'])
    expect(refused(`where${'[NOT]'.repeat(1500)}=x`)).toEqual([`too-deep where${'[NOT]'.repeat(5)}`])
    expect(refused(`where[views][in]=${'1,'.repeat(100)}1`)).toEqual(['too-many-values where[views][in]'])
  })

  it('refuses mode where the database has none', () => {
    expect(refused('where[title][contains]=a&where[title][mode]=insensitive', { insensitive: false })).toEqual([
      'operator-not-allowed where[title][mode]',
    ])
  })

  it('counts the conditions of all levels', () => {
    const many = (count: number) => json({ AND: Array.from({ length: count }, (_, i) => ({ NOT: { views: i } })) })
    expect(where(many(50))?.and).toHaveLength(50)
    expect(refused(many(51))).toEqual(['too-many-conditions where[AND][50][NOT][views]'])
  })

  it('counts what is looked for within texts, over all levels', () => {
    const looking = (...lengths: number[]) => json({ AND: lengths.map((length, i) => ({ title: { [['contains', 'startsWith', 'endsWith'][i % 3] ?? '']: 'x'.repeat(length) } })) })
    expect(where(looking(200, 200, 100))?.and).toHaveLength(3)
    expect(refused(looking(200, 200, 101, 5))).toEqual(['too-much-text where[AND][2][title][endsWith]'])
    expect(where(json({ title: 'x'.repeat(501) }))).toBeDefined()
  })

  it('names as allowed what something can be asked of', () => {
    const model: Model = { ...post, columns: { ...post.columns, blob: { kind: 'json' }, note: { kind: 'json', nullable: true } } }
    const { limits, capabilities } = contextOf(undefined)
    const [fault] = faultsOf(() => readListQuery('where[nothing]=1', { model, models, limits, capabilities, parts: ['where'] }))
    expect(fault?.detail.split(/[:,.] ?/)).toEqual(expect.arrayContaining(['note', 'title', 'author', 'AND']))
    expect(fault?.detail.split(/[:,.] ?/)).not.toContain('blob')
  })

  it('leads along as many relations as the budget allows, counted over all levels', () => {
    const along = (...filters: unknown[]) => json({ OR: filters })
    const [one, two, none] = [{ author: { name: 'x' } }, { comments: { some: { author: { name: 'x' } } } }, { editor: null }]
    expect(where(along(one, one, one, two, two, two, none))?.or).toHaveLength(7)
    expect(refused(along(...Array<object>(12).fill(one)))).toEqual(['too-many-relations where[OR][10][author]'])
    expect(refused(along(one, ...Array<object>(5).fill(two), none))).toEqual(['too-many-relations where[OR][5][comments][some][author]'])
    expect(refused(along(...Array<object>(11).fill(none)))).toEqual(['too-many-relations where[OR][10][editor]'])
  })

  it('takes no decimal that it would take long to convert', () => {
    expect(where(`where[price]=${'1'.repeat(1000)}`)).toBeDefined()
    for (const text of ['1'.repeat(1001), `0.${'1'.repeat(999)}`]) expect(refused(`where[price]=${text}`)).toEqual(['invalid-value where[price]'])
  })

  it('reads the same from brackets and from JSON', () => {
    fc.assert(
      fc.property(filters(3), (filter) => {
        const limits = { maxConditions: Infinity, maxQueryLength: Infinity, maxSearchedText: Infinity, maxRelations: Infinity }
        expect(read(brackets(filter), { limits })).toEqual(read(json(filter), { limits }))
      }),
      { numRuns: 500 },
    )
  })
})

type Filter = { readonly [name: string]: unknown }

/** Filters on posts, as JSON writes them. */
function filters(depth: number): fc.Arbitrary<Filter> {
  const text = fc.string({ minLength: 1, maxLength: 5 })
  const leaves = {
    title: fc.oneof(
      text,
      fc.record({ contains: text, mode: fc.constant('insensitive') }),
      fc.record({ in: fc.array(text, { minLength: 2, maxLength: 3 }) }),
    ),
    views: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.record({ gte: fc.nat(9), not: fc.nat(9) })),
    size: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
    published: fc.boolean(),
    slug: fc.record({ isNull: fc.boolean() }),
    tags: fc.record({ isEmpty: fc.boolean() }),
  }
  if (depth === 1) return some(leaves)
  const inner = filters(depth - 1)
  return some({
    ...leaves,
    AND: fc.array(inner, { minLength: 1, maxLength: 2 }),
    OR: fc.array(inner, { minLength: 1, maxLength: 2 }),
    NOT: inner,
    author: fc.record({ name: text }),
    editor: fc.record({ isNull: fc.boolean() }),
    comments: fc.record({ none: fc.record({ approved: fc.boolean() }) }),
  })
}

function some(parts: { readonly [name: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<Filter> {
  return fc.record(parts, { requiredKeys: [] }).filter((filter) => Object.keys(filter).length > 0)
}

function brackets(filter: Filter): string {
  const pairs: [string, string][] = []
  const walk = (at: string, value: unknown) => {
    if (Array.isArray(value) && at.endsWith('[in]')) for (const item of value) pairs.push([at, String(item)])
    else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(`${at}[${name}]`, inner)
    else pairs.push([at, String(value)])
  }
  walk('where', filter)
  return new URLSearchParams(pairs).toString()
}

describe('a field that Prisma takes for a combination', () => {
  it.each(['and', 'or', 'not', 'Not'])('is not filtered by: %s', (name) => {
    const model: Model = { ...post, columns: { [name]: { kind: 'string' }, equals: { kind: 'string' } } }
    const { limits, capabilities } = contextOf(undefined)
    const refusal = faultsOf(() => readListQuery(`where[${name}]=x`, { model, models, limits, capabilities, parts: ['where'] }))
    expect(refusal).toMatchObject([{ code: 'unknown-field', parameter: `where[${name}]`, detail: expect.stringContaining('Allowed: equals') as string }])
    expect(() => prismaWhere({ columns: { [name]: { equals: 'x' } } }, model, contextOf())).toThrow('no visible column')
  })

  const having = (...names: string[]): Model => ({ ...post, columns: { ...post.columns, ...Object.fromEntries(names.map((name) => [name, { kind: 'string' as const }])) } })
  const filterOf = (model: Model, query: string) => {
    const { limits, capabilities } = contextOf(undefined)
    return prismaWhere(readListQuery(query, { model, models, limits, capabilities, parts: ['where'] }).where ?? {}, model, contextOf())
  }

  it('takes the combination from Prisma, and what is left of them stands for it', () => {
    const [a, b] = [{ title: { equals: 'a' } }, { title: { equals: 'b' } }]
    expect(filterOf(having('OR'), 'where[OR][0][title]=a&where[OR][1][title]=b')).toEqual({ NOT: [{ NOT: [a, b] }] })
    expect(filterOf(having('AND'), 'where[AND][0][title]=a&where[AND][1][title]=b')).toEqual({ NOT: [{ NOT: [a] }, { NOT: [b] }] })
    expect(filterOf(having('AND', 'OR'), 'where[AND][title]=a&where[OR][0][title]=b&where[NOT][title]=c')).toEqual({
      NOT: [{ title: { equals: 'c' } }, { NOT: [a] }, { NOT: [b] }],
    })
    expect(filterOf(having('NOT'), 'where[AND][title]=a&where[OR][0][title]=b')).toEqual({ AND: [a], OR: [b] })
  })

  it('leaves a list to be asked whether it is empty', () => {
    const listing = (...names: string[]): Model => ({ ...having(...names), columns: { ...having(...names).columns, tags: { kind: 'string', list: true } } })
    expect(filterOf(listing('OR'), 'where[tags][isEmpty]=true')).toEqual({ AND: [{ NOT: [{ NOT: [{ tags: { isEmpty: true } }, { tags: { equals: null } }] }] }] })
    expect(filterOf(listing('OR', 'NOT'), 'where[tags][isEmpty]=true')).toEqual({ tags: { isEmpty: true } })
  })

  it('is refused as a combination that nothing can stand for', () => {
    const refusal = (model: Model, query: string) => faultsOf(() => filterOf(model, query))
    expect(refusal(having('NOT'), 'where[NOT][title]=a')).toMatchObject([{ code: 'unknown-field', parameter: 'where[NOT]', detail: expect.stringMatching(/AND, OR\.$/) as string }])
    expect(refusal(having('NOT', 'OR'), 'where[OR][0][title]=a')).toMatchObject([{ code: 'unknown-field', parameter: 'where[OR]' }])
  })
})
