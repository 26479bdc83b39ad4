import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { camelCase, fileName, foldPath, kebabCase, pascalCase, pathFault, uniqueNames, wordsOf, type Naming } from '../../src/index.js'

test.each([
  ['BlogPost', 'blogPost', 'BlogPost', 'blog-post'],
  ['blog_posts', 'blogPosts', 'BlogPosts', 'blog-posts'],
  ['HTTPServer', 'httpServer', 'HttpServer', 'http-server'],
  ['ABTest2', 'abTest2', 'AbTest2', 'ab-test2'],
  ['S3Object', 's3Object', 'S3Object', 's3-object'],
  ['OAuth2Token', 'oauth2Token', 'Oauth2Token', 'oauth2-token'],
  ['FAQs', 'faqs', 'Faqs', 'faqs'],
  ['userIDsOfURLs', 'userIdsOfUrls', 'UserIdsOfUrls', 'user-ids-of-urls'],
  ['Base64', 'base64', 'Base64', 'base64'],
  ['b2b_customers', 'b2bCustomers', 'B2bCustomers', 'b2b-customers'],
  ['B2BCustomer', 'b2bCustomer', 'B2bCustomer', 'b2b-customer'],
  ['B2B2CDeal_P2P', 'b2b2cDealP2p', 'B2b2cDealP2p', 'b2b2c-deal-p2p'],
  ['K8sCluster_I18N', 'k8sClusterI18n', 'K8sClusterI18n', 'k8s-cluster-i18n'],
  ['user_2fa_3D', 'user2fa3d', 'User2fa3d', 'user-2fa-3d'],
  ['user_2FAToken', 'user2faToken', 'User2faToken', 'user-2fa-token'],
  ['V2API', 'v2Api', 'V2Api', 'v2-api'],
  ['Q1Q2Report', 'q1Q2Report', 'Q1Q2Report', 'q1-q2-report'],
  ['x', 'x', 'X', 'x'],
  ['a__B_', 'aB', 'AB', 'a-b'],
  ['ÜberGröße', 'überGröße', 'ÜberGröße', 'uber-groudfe'],
  ['İl', 'i̇l', 'İl', 'il'],
  ['名前', '名前', '名前', 'u540du524d'],
  ['ﷺ', 'ﷺ', 'ﷺ', 'ufdfa'],
  ['注文Item', '注文Item', '注文Item', 'u6ce8u6587-item'],
])('%s in all cases', (name, camel, pascal, kebab) => {
  expect([camelCase(name), pascalCase(name), kebabCase(name)]).toEqual([camel, pascal, kebab])
})

/** Names as Prisma takes them: a letter of any alphabet, then letters, digits and underscores. */
const prismaName = fc.oneof(fc.stringMatching(/^[A-Ca-c][A-Ca-c_]{0,4}2?$/), fc.stringMatching(/^\p{L}[\p{L}0-9_]{0,12}$/u))

test('no letter of a name is lost on the way to a file, and none of it is outside of ASCII', () => {
  fc.assert(
    fc.property(prismaName, (name) => {
      expect(wordsOf(name).join('')).toBe(name.normalize('NFC').replaceAll('_', ''))
      expect(kebabCase(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    }),
    { numRuns: 2000 },
  )
})

test.each(['A1', '1A', 'a1', '1a', 'A', '1', 'ÄA1'])('a name of 400,000 characters that is nothing but %s is read in a second or two', (part) => {
  const start = performance.now()
  wordsOf(`${part.repeat(400_000 / part.length)}Aa_`)
  expect(performance.now() - start).toBeLessThan(10_000)
})

describe('file names', () => {
  test('hold on every system, also for names of any length', () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,60}$/), { minLength: 1, maxLength: 8 }).map((list) => list.join('-'))
    fc.assert(
      fc.property(fc.oneof(words, fc.constantFrom('con', 'aux', 'nul', 'com1', 'lpt9', 'git~1')), (name) => {
        expect(pathFault(`${fileName(name)}.ts`)).toBeUndefined()
        expect(fileName(name)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$|^x-git~1$/)
        expect(fileName(name).length).toBeLessThanOrEqual(90)
      }),
      { numRuns: 1000 },
    )
  })

  test('a long one is cut between words, and stays different from one that begins like it', () => {
    const [a, b] = [fileName(`${'word-'.repeat(24)}a`), fileName(`${'word-'.repeat(24)}b`)]
    expect(a).toMatch(/^(word-){16}[a-z0-9]{6}$/)
    expect(a).not.toBe(b)
    expect(fileName('x'.repeat(123))).toMatch(/^x{80}-[a-z0-9]{6}$/)
  })
})

describe('unique names', () => {
  const target = (name: string) => kebabCase(name).replaceAll('-', '')
  const naming: Naming = { target, separator: '_' }
  const names = fc.uniqueArray(fc.stringMatching(/^[A-Ca-c_]{1,4}2?$/), { maxLength: 12 })

  test('are unique on a disk that ignores case, and do not depend on the order', () => {
    fc.assert(
      fc.property(names, fc.constantFrom<Naming['separator']>('_', '-'), (list, separator) => {
        const given = uniqueNames(list, { target, separator })
        expect(new Set([...given.values()].map(foldPath)).size).toBe(list.length)
        expect(new Map([...uniqueNames([...list].reverse(), { target, separator })].sort())).toEqual(new Map([...given].sort()))
      }),
      { numRuns: 1000 },
    )
  })

  test('one name more renames at most one other: the one whose plain name it takes', () => {
    fc.assert(
      fc.property(names, fc.stringMatching(/^[A-Ca-c_]{1,4}2?$/), (list, added) => {
        fc.pre(!list.includes(added))
        const before = uniqueNames(list, naming)
        const after = uniqueNames([...list, added], naming)
        const renamed = list.filter((name) => before.get(name) !== after.get(name))
        for (const name of renamed) expect(before.get(name)).toBe(after.get(added))
        expect(renamed.length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 2000 },
    )
  })

  test('the first keeps its plain name, another is told apart by its own', () => {
    const given = uniqueNames(['BlogPost', 'Blog_Post', 'blog_post'], { target: kebabCase, separator: '_', spare: (name) => (name === 'blog_post' ? name : undefined) })
    expect([...given]).toEqual([
      ['BlogPost', 'blog-post'],
      ['Blog_Post', expect.stringMatching(/^blog-post_[a-z0-9]{4}$/)],
      ['blog_post', 'blog_post'],
    ])
  })

  test('what is reserved is nobody\'s, and who yields comes last', () => {
    const led = uniqueNames(['A', 'a'], { target: (name) => name.toLowerCase(), separator: '-', leads: (name) => name === 'a' })
    expect(led.get('a')).toBe('a')
    const given = uniqueNames(['A', 'a', 'b'], { target: (name) => name.toLowerCase(), separator: '-', reserved: ['B'], yields: (name) => name === 'A' })
    expect(given.get('a')).toBe('a')
    expect(given.get('A')).toMatch(/^a-\w{4}$/)
    expect(given.get('b')).toMatch(/^b-\w{4}$/)
  })

  test('all that a target takes up is its own', () => {
    const uses = (type: string) => ['Many', 'CreateMany', 'Create'].map((suffix) => type + suffix)
    const given = uniqueNames(['Post', 'PostCreate'], { target: (name) => name, uses, separator: '_' })
    expect(new Set([...given.values()].flatMap(uses)).size).toBe(6)
    expect(given.get('Post')).toBe('Post')
  })
})
