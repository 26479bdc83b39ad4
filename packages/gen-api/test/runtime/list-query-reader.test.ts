import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCursor } from '../../runtime/cursor.js'
import { Problem } from '../../runtime/problem.js'
import { post } from './support/blog.js'
import { faultsOf, read, refused } from './support/read.js'

describe('readListQuery', () => {
  it('reads nothing from nothing', () => {
    expect(read('')).toEqual({})
  })

  it('reads paging, order, include and select', () => {
    expect(
      read(
        'skip=10&take=5&total=false&orderBy=-createdAt,title&orderBy[author][name]=asc' +
          '&include=author,comments.author&select=id,author.name',
      ),
    ).toEqual({
      skip: 10,
      take: 5,
      total: false,
      orderBy: [
        { path: ['createdAt'], direction: 'desc' },
        { path: ['title'], direction: 'asc' },
        { path: ['author', 'name'], direction: 'asc' },
      ],
      selection: { columns: ['id'], include: { author: { columns: ['name'] }, comments: { include: { author: {} } } } },
    })
    expect(read('include=')).toEqual({ selection: {} })
    const cursor = writeCursor({ id: 1 }, [], post)
    expect(read(`cursor=${cursor}&total=true`)).toEqual({ cursor, total: true })
  })

  it('tells of every fault at once, with what is allowed and what was meant', () => {
    const faults = faultsOf(() => read('where[titel]=x&orderBy=nope&take=0&foo=1&total=yes'))
    expect(faults.map(({ code, parameter }) => `${code} ${parameter ?? ''}`)).toEqual([
      'unknown-parameter foo',
      'unknown-field where[titel]',
      'unknown-field orderBy',
      'invalid-value take',
      'invalid-value total',
    ])
    expect(faults[1]?.detail).toMatch(/^Did you mean "title"\? Allowed: id, title, /)
  })

  it('takes a filter and an order that lead along as many relations as the budget allows, both together', () => {
    const along = (...paths: string[]) => paths.map((path) => `orderBy[${path.replaceAll('.', '][')}]=asc`).join('&')
    const paths = ['name', 'id'].map((name) => `author.manager.manager.manager.${name}`)
    expect(read(along(...paths, 'author.manager.name', 'title')).orderBy).toHaveLength(4)
    expect(refused(along(...paths, 'author.manager.name', 'editor.name', 'editor.id'))).toEqual(['too-many-relations orderBy[editor][name]'])
    const filter = 'where[author][name]=x&where[comments][some][author][name]=x'
    expect(read(`${filter}&${along(paths[0] ?? '', 'author.manager.name', 'editor.name')}`).orderBy).toHaveLength(3)
    expect(refused(`${filter}&${along(...paths)}`)).toEqual(['too-many-relations orderBy[author][manager][manager][manager][id]'])
  })

  it.each([
    ['take=101', 'invalid-value take'],
    ['take=1e1', 'invalid-value take'],
    ['take=%2B1', 'invalid-value take'],
    ['take=05', 'invalid-value take'],
    ['skip=-1', 'invalid-value skip'],
    ['skip=10001', 'invalid-value skip'],
    ['take=1&take=2', 'duplicate take'],
    ['take[x]=1', 'malformed-brackets take[x]'],
    ['cursor=abc', 'invalid-value cursor'],
    ['cursor=', 'invalid-value cursor'],
    ['cursor=abc&cursor=abc', 'duplicate cursor'],
    ['cursor[id]=1', 'malformed-brackets cursor[id]'],
    [`cursor=${writeCursor({ id: 1 }, [], post)}&skip=0`, 'not-with-cursor skip'],
    ['orderBy=id,title,views,size,price,rating,published,status,token', 'too-many-terms orderBy'],
    ['__proto__=1', 'unknown-parameter __proto__'],
    ['orderBy=', 'empty orderBy'],
    ['orderBy=title,-title', 'duplicate orderBy'],
    ['orderBy=title&orderBy=id', 'duplicate orderBy'],
    ['orderBy=secret', 'unknown-field orderBy'],
    ['orderBy=pin', 'unknown-field orderBy'],
    ['orderBy=meta', 'not-sortable orderBy'],
    ['orderBy=author', 'not-sortable orderBy'],
    ['orderBy[title]=up', 'invalid-value orderBy[title]'],
    ['orderBy[author][password]=asc', 'unknown-field orderBy[author][password]'],
    ['orderBy[comments][no]=asc', 'not-sortable orderBy[comments][no]'],
    ['orderBy[title][name]=asc', 'unknown-field orderBy[title][name]'],
    [
      'orderBy[author][manager][manager][manager][manager][name]=asc',
      'too-deep orderBy[author][manager][manager][manager][manager][name]',
    ],
    ['include=audits', 'unknown-relation include'],
    ['include=ghost', 'unknown-relation include'],
    ['include=title', 'unknown-relation include'],
    ['include=author,author', 'duplicate include'],
    ['include=author,', 'unknown-relation include'],
    ['include=author.posts.author.posts.author.posts', 'too-deep include'],
    [
      'include=comments.author.posts,comments.post.author,author.posts,author.manager.posts,editor.manager.posts',
      'too-many-relations include',
    ],
    ['select=', 'empty select'],
    ['select=id,id', 'duplicate select'],
    ['select=secret', 'unknown-field select'],
    ['select=author', 'not-a-column select'],
    ['select=author.name', 'not-included select'],
    ['include=author&select=author.password', 'unknown-field select'],
  ])('refuses %s', (raw, fault) => {
    expect(refused(raw)).toContain(fault)
  })

  it('refuses the parts an operation does not take', () => {
    expect(refused('where[id]=1&take=1&include=author', { parts: ['include', 'select'] })).toEqual([
      'unknown-parameter where[id]',
      'unknown-parameter take',
    ])
  })

  it('takes as many records with what they include as a reply has room for', () => {
    // Each post comes with 100 comments, and each comment with an author, who comes with 10 posts: 1 + 100 * (1 + 1 + 10).
    const include = 'include=comments.author.posts'
    expect(read(`${include}&take=20`)).toMatchObject({ take: 20 })
    expect(faultsOf(() => read(`${include}&take=21`))).toEqual([
      { parameter: 'include', code: 'too-many-records', detail: 'With what is included, up to 25221 records would be read; 25000 may be. Take 20 at most, or include less.' },
    ])
    expect(refused(`${include},ghost&take=100`)).toEqual(['unknown-relation include'])
    expect(refused(include, { limits: { defaultTake: 21 } })).toEqual(['too-many-records include'])
    const one = { parts: ['include'], limits: { maxRecords: 1200 } } as const
    expect(faultsOf(() => read(include, one))[0]?.detail).toBe('With what is included, up to 1201 records would be read; 1200 may be. Include less.')
    expect(read(include, { ...one, limits: { maxRecords: 1201 } })).toHaveProperty('selection')
  })

  it('says why a list without keys takes no cursor', () => {
    expect(faultsOf(() => read('cursor=abc', { parts: ['where', 'page'] }))).toEqual([
      { parameter: 'cursor', code: 'unknown-parameter', detail: 'These records have no key that a page could go on from: page by skip and take.' },
    ])
    expect(faultsOf(() => read('cursor=abc', { parts: ['select'] }))[0]?.detail).toBe('Allowed: select.')
  })

  it('never speaks of hidden fields', () => {
    for (const raw of ['where[secre]=x', 'orderBy=secre', 'select=secre', 'include=audit', 'where[author][passwor]=x']) {
      expect(JSON.stringify(faultsOf(() => read(raw)))).not.toMatch(/secret|pin\b|audits|ghost|password/)
    }
  })

  it('throws problems only, whatever the query string', () => {
    const word = fc.constantFrom(
      'where',
      'orderBy',
      'include',
      'select',
      'AND',
      'OR',
      'NOT',
      '0',
      '1',
      'title',
      'views',
      'tags',
      'author',
      'comments',
      'some',
      'in',
      'not',
      'isNull',
      'mode',
      'contains',
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'secret',
    )
    const value = fc.oneof(
      word,
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.json({ maxDepth: 5 }),
      fc.constantFrom('1,2', '', 'true', '%', '-title', 'author.name'),
    )
    const key = fc
      .tuple(word, fc.array(word, { maxLength: 7 }))
      .map(([head, rest]) => head + rest.map((part) => `[${part}]`).join(''))
    const parameter = fc
      .tuple(key, value, fc.boolean())
      .map(([k, v, encode]) => `${k}=${encode ? encodeURIComponent(v.replace(/\p{Surrogate}/gu, '')) : v}`)
    const raw = fc.oneof(
      fc.array(parameter, { maxLength: 6 }).map((all) => all.join('&')),
      fc.string({ unit: 'binary' }),
    )
    const before = Object.getOwnPropertyNames(Object.prototype).length
    fc.assert(
      fc.property(raw, (text) => {
        try {
          const { where, selection } = read(text)
          for (const name of [...Object.keys(where?.columns ?? {}), ...(selection?.columns ?? [])]) {
            const column = post.columns[name]
            expect(column !== undefined && column.hidden !== true && column.writeonly !== true).toBe(true)
          }
        } catch (error) {
          if (!(error instanceof Problem)) throw error
          expect(error.status).toBe(400)
        }
      }),
      { numRuns: 2000 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before)
  })
})
