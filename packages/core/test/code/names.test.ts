import fc from 'fast-check'
import { expect, test } from 'vitest'
import { camelCase, identifier, kebabCase, pascalCase, uniqueNames } from '../../src/index.js'

test.each([
  ['BlogPost', 'blogPost', 'BlogPost', 'blog-post'],
  ['blog_posts', 'blogPosts', 'BlogPosts', 'blog-posts'],
  ['HTTPServer', 'httpServer', 'HttpServer', 'http-server'],
  ['ABTest2', 'abTest2', 'AbTest2', 'ab-test2'],
  ['x', 'x', 'X', 'x'],
])('%s in all cases', (name, camel, pascal, kebab) => {
  expect([camelCase(name), pascalCase(name), kebabCase(name)]).toEqual([camel, pascal, kebab])
})

test('a name is judged by its position', () => {
  expect(identifier('delete', 'binding')).toBe('delete_')
  expect(identifier('delete', 'member')).toBe('delete')
  expect(identifier('Record', 'type')).toBe('Record_')
  expect(identifier('Record', 'binding')).toBe('Record')
  expect(identifier('constructor', 'member')).toBe('constructor_')
  expect(identifier('1a', 'binding')).toBe('_1a')
})

test('unique names are unique on a disk that ignores case, and do not depend on the order', () => {
  const target = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '')
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Ca-c_]{1,4}2?$/), { maxLength: 12 }), (names) => {
      const given = uniqueNames(names, target)
      expect(new Set([...given.values()].map((name) => name.toLowerCase())).size).toBe(names.length)
      expect(new Map([...uniqueNames([...names].reverse(), target)].sort())).toEqual(new Map([...given].sort()))
    }),
  )
})
