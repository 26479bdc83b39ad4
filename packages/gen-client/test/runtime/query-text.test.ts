import { readListQuery } from '@ssot-codegen/gen-api/runtime/list-query-reader.js'
import { readSearch } from '@ssot-codegen/gen-api/runtime/search-body.js'
import { describe, expect, it } from 'vitest'
import { parameterText, queryBody, queryText, type ListQuery } from '../../runtime/query-text.js'
import { options } from './support/model.js'

describe('a list request', () => {
  it.each<[string, ListQuery, string]>([
    ['nothing', {}, ''],
    ['the filter as one JSON value', { where: { title: { contains: 'a&b=50% +' } } }, `where=${encodeURIComponent('{"title":{"contains":"a&b=50% +"}}')}`],
    ['an order', { orderBy: ['-views', 'title'] }, `orderBy=${encodeURIComponent('-views,title')}`],
    ['an order along a relation, all in brackets', { orderBy: ['-author.name', 'title'] }, 'orderBy%5Bauthor%5D%5Bname%5D=desc&orderBy%5Btitle%5D=asc'],
    ['what comes along', { include: ['author', 'comments.author'], select: ['id', 'author.name'] }, `include=${encodeURIComponent('author,comments.author')}&select=${encodeURIComponent('id,author.name')}`],
    ['nothing to come along', { include: [] }, 'include='],
    ['pages', { skip: 0, take: 5, total: false }, 'skip=0&take=5&total=false'],
    ['a cursor', { cursor: 'a+/=' }, 'cursor=a%2B%2F%3D'],
  ])('says %s', (_, query, text) => {
    expect(queryText(query)).toBe(text)
  })

  it.each<[string, ListQuery]>([
    ['filters', { where: { OR: [{ title: { contains: '%_\\"\u00e4\u{1f600}' } }, { views: { in: [1, 2] } }, { author: { name: 'x' } }, { slug: null }] } }],
    ['orders', { orderBy: ['-author.name', 'title', '-views'] }],
    ['selections', { include: ['author', 'comments.author'], select: ['id', 'author.name'] }],
    ['pages', { skip: 3, take: 7, total: true }],
  ])('is read by the server as it was meant, by a URL and in a body: %s', (_, query) => {
    const byUrl = readListQuery(queryText(query), options)
    expect(byUrl).toEqual(readSearch(JSON.parse(queryBody(query)), options))
    expect(byUrl).not.toEqual({})
  })

  it.each([
    ['undefined', { a: undefined }],
    ['NaN', { a: { gt: NaN } }],
    ['a function', { a: () => 1 }],
  ])('with %s in its filter is refused: there would be less of the filter than was meant', (_, where) => {
    expect(() => queryText({ where })).toThrow(TypeError)
    expect(() => queryBody({ where })).toThrow(TypeError)
  })
})

describe('parameters', () => {
  it('come by name, those of lists as often as there are items', () => {
    expect(parameterText({ a: 'x y', b: [1, true], c: undefined })).toBe('a=x%20y&b=1&b=true')
  })

  it('are what a URL can say', () => {
    expect(() => parameterText({ a: null })).toThrow('"a" is null')
    expect(() => parameterText({ a: {} })).toThrow('"a" is object')
  })
})
