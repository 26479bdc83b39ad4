import { camelCase, foldPath, generate, kebabCase, parseSchema, pathFault, type Enum, type Model, type Schema } from '@ssot-codegen/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { api } from '../src/index.js'
import { namesOf, TYPE_SUFFIXES, type ModelNames } from '../src/names.js'

const span = { file: 'schema.prisma', start: 0, end: 0 }

const { schema: BASE } = parseSchema([{ path: 's.prisma', text: 'datasource db {\n  provider = "sqlite"\n}\nmodel A {\n  id Int @id\n}\n' }])

/** A schema of models with these names: names see nothing else of a model. */
function schemaOf(models: readonly string[], enums: readonly string[] = [], unexposed: readonly string[] = []): Schema {
  const model = (name: string): Model => ({ ...(BASE?.models[0] as Model), name, exposed: !unexposed.includes(name) })
  const enumeration = (name: string): Enum => ({ name, values: [{ name: 'a' }], annotations: [], span })
  return { ...(BASE as Schema), models: models.map(model), enums: enums.map(enumeration) }
}

type Frozen = { readonly [model: string]: string }

function namesIn(models: readonly string[], { enums = [], unexposed = [], frozen = {}, prefix = '/api' }: { enums?: readonly string[]; unexposed?: readonly string[]; frozen?: Frozen; prefix?: string } = {}) {
  const schema = schemaOf(models, enums, unexposed)
  const names = namesOf(schema, { prefix, pathOf: ({ name }) => frozen[name] })
  return {
    models: new Map(schema.models.map((model) => [model.name, names.model(model)])),
    enums: new Map(schema.enums.map((item) => [item.name, names.enum(item)])),
  }
}

const pathOf = (model: string, others: readonly string[] = [], options = {}) => namesIn([model, ...others], options).models.get(model)?.path

describe('resource paths', () => {
  test.each([
    ['Person', 'people'], ['People', 'people'], ['Child', 'children'], ['Datum', 'data'], ['Data', 'data'], ['Metadata', 'metadata'],
    ['Series', 'series'], ['News', 'news'], ['Status', 'statuses'], ['Address', 'addresses'], ['Quiz', 'quizzes'], ['Matrix', 'matrices'],
    ['Criteria', 'criteria'], ['Criterion', 'criteria'], ['Sheep', 'sheep'], ['Settings', 'settings'], ['UserSettings', 'user-settings'],
    ['Category', 'categories'], ['Analysis', 'analyses'], ['Canvas', 'canvas'], ['Index', 'indices'], ['Media', 'media'], ['Staff', 'staff'],
    ['BlogPost', 'blog-posts'], ['blog_posts', 'blog-posts'], ['blog_post', 'blog-posts'], ['BLOG_POST', 'blog-posts'], ['blogPosts', 'blog-posts'],
    ['ChildCategory', 'child-categories'], ['PeopleGroup', 'people-groups'], ['OAuth2Token', 'oauth2-tokens'], ['S3Object', 's3-objects'],
    ['FAQs', 'faqs'], ['UserIDs', 'user-ids'], ['SKUsOfDVDs', 'skus-of-dvds'], ['PlatformOAuthClient', 'platform-oauth-clients'], ['Schema', 'schemas'],
    ['Virus', 'viruses'], ['Agenda', 'agendas'], ['Cache', 'caches'], ['Knowledge', 'knowledge'], ['Furniture', 'furniture'], ['Bias', 'biases'],
    ['Base64', 'base64s'], ['HTTPServer', 'http-servers'], ['ABTest', 'ab-tests'], ['Sha256', 'sha256s'], ['X', 'xs'], ['I', 'is'], ['S', 'ses'],
    ['WhoIs', 'who-ises'], ['This', 'thises'], ['Object', 'objects'], ['Map', 'maps'], ['Count', 'counts'], ['Search', 'searches'],
    ['Health', 'health'], ['Docs', 'docs'], ['Openapi', 'openapis'], ['Größe', 'groudfes'], ['名前', 'u540du524d'], ['con', 'cons'],
    ['b2b_customer', 'b2b-customers'], ['P2PTransfer', 'p2p-transfers'], ['I18nString', 'i18n-strings'], ['import_m2o', 'import-m2os'], ['Backup2fa', 'backup2fas'],
    ['Epoch', 'epochs'], ['StakingEpoch', 'staking-epochs'], ['Monarch', 'monarchs'], ['FinTech', 'fin-techs'], ['Batch', 'batches'],
  ])('%s is served at %s', (model, path) => {
    expect(pathOf(model)).toBe(path)
  })

  test('a model is spoken of in one and in many', () => {
    const spoken = (model: string) => {
      const { one, many } = namesIn([model]).models.get(model) ?? {}
      return [one, many]
    }
    expect(spoken('BlogPosts')).toEqual(['blog post', 'blog posts'])
    expect(spoken('Canvas')).toEqual(['canvas', 'canvas'])
    expect(spoken('GPS')).toEqual(['gps', 'gps'])
    expect(spoken('Epochs')).toEqual(['epoch', 'epochs'])
    expect(spoken('Dialysis')).toEqual(['dialysis', 'dialyses'])
    expect(spoken('Clothes')).toEqual(['clothes', 'clothes'])
    expect(spoken('FAQs')).toEqual(['faq', 'faqs'])
    expect(spoken('Cookies')).toEqual(['cookie', 'cookies'])
    expect(spoken('caches')).toEqual(['cache', 'caches'])
    expect(spoken('Biases')).toEqual(['bias', 'biases'])
    expect(spoken('Viruses')).toEqual(['virus', 'viruses'])
    expect(spoken('UserData')).toEqual(['user datum', 'user data'])
    expect(spoken('名前')).toEqual(['名前', '名前'])
  })

  test('never meet what the API answers itself, whatever the prefix', () => {
    for (const model of ['Health', 'Docs']) expect(pathOf(model, [], { prefix: '' })).toMatch(/^(health|docs)_[a-z0-9]{4}$/)
    expect(pathOf('Doc', [], { prefix: '' })).toBe('doc')
    expect(pathOf('Live', [], { prefix: '/health' })).toBe('lives')
    expect(pathOf('Ready', [], { prefix: '/health' })).toBe('readies')
    expect(pathOf('Openapi', [], { prefix: '' })).toBe('openapis')
  })

  test('a frozen path is kept, and who would have it gives way', () => {
    expect(pathOf('Article', ['Post'], { frozen: { Article: 'posts' } })).toBe('posts')
    expect(pathOf('Post', ['Article'], { frozen: { Article: 'Posts' } })).toBe('post')
    expect(pathOf('Posts', ['Article'], { frozen: { Article: 'Posts' } })).toMatch(/^posts_[a-z0-9]{4}$/)
  })

  test('of two that meet the one that is called so stays, else the first by name, and the other is served at its own name', () => {
    expect(pathOf('People', ['Person'])).toBe('people')
    expect(pathOf('Person', ['People'])).toBe('person')
    expect(pathOf('users', ['User'])).toBe('users')
    expect(pathOf('User', ['users'])).toBe('user')
    expect(pathOf('user', ['users'])).toBe('user')
    expect(pathOf('BlogPost', ['blog_posts'])).toBe('blog-post')
    expect(pathOf('blog_posts', ['BlogPost'])).toBe('blog-posts')
    expect(pathOf('BlogPost', ['blog_post'])).toBe('blog-posts')
    expect(pathOf('blog_post', ['BlogPost'])).toBe('blog_post')
    expect(pathOf('Base', ['Basis'])).toBe('bases')
    expect(pathOf('Basis', ['Base'])).toBe('basis')
  })

  test('a model that is not exposed takes nothing from one that is', () => {
    expect(pathOf('blog_posts', ['BlogPost'], { unexposed: ['BlogPost'] })).toBe('blog-posts')
    expect(pathOf('BlogPost', ['blog_posts'], { unexposed: ['BlogPost'] })).toBe('blog-post')
    expect(pathOf('BlogPosts', ['BlogPost'], { unexposed: ['BlogPosts'] })).toMatch(/^blog-posts_/)
  })
})

describe('other names', () => {
  test('what reads as a type stays, all else is put into its case', () => {
    const { models } = namesIn(['ABTest', 'user_role', 'OAuth2Token', 'x'])
    expect([...models.values()].map(({ type, value, folder, group }) => [type, value, folder, group])).toEqual([
      ['ABTest', 'abTest', 'ab-test', 'ab-tests'],
      ['UserRole', 'userRole', 'user-role', 'user-roles'],
      ['OAuth2Token', 'oauth2Token', 'oauth2-token', 'oauth2-tokens'],
      ['X', 'x', 'x', 'xs'],
    ])
  })

  test('an enum gives way to types and shapes, and to words of the language', () => {
    const { enums } = namesIn(['Post'], { enums: ['PostCreate', 'PostPage', 'Count', 'Problem', 'Record', 'Object', 'role_kind', 'PostKind'] })
    expect([...enums.values()].map(({ type }) => type)).toEqual(['PostCreateEnum', 'PostPageEnum', 'CountEnum', 'ProblemEnum', 'Record_', 'Object_', 'RoleKind', 'PostKind'])
    expect(enums.get('PostKind')?.values).toBe('postKindValues')
  })

  test('a model called like another and one of its bodies takes nothing from it', () => {
    const { models } = namesIn(['Post', 'PostCreate', 'PostRead'])
    expect([...models.values()].map(({ type }) => type)).toEqual(['Post', 'PostCreate', 'PostRead'])
  })

  test('a name of 123 letters stays whole in code and in the path, and is cut for files', () => {
    const name = `Wide${'Column'.repeat(19)}Table`
    expect(name).toHaveLength(123)
    const { type, path, folder, group } = namesIn([name]).models.get(name) ?? ({} as ModelNames)
    expect(type).toBe(name)
    expect(path).toMatch(/^wide(-column){19}-tables$/)
    for (const file of [folder, group]) expect(file).toMatch(/^wide(-column){10}-[a-z0-9]{6}$/)
  })

  test('groups that are no model\'s stay theirs', () => {
    const { models } = namesIn(['Checkup', 'Doc', 'Con'], { frozen: { Checkup: 'health', Con: 'con' } })
    expect([...models.values()].map(({ group }) => group)).toEqual([expect.stringMatching(/^health-\w{4}$/), expect.stringMatching(/^docs-\w{4}$/), 'x-con'])
  })
})

const hostile = fc.constantFrom(
  'BlogPost', 'BlogPosts', 'blog_post', 'blog_posts', 'Blog_Post', 'BLOGPOST', 'Blogpost', 'blogposts', 'Post', 'PostCreate', 'PostCreateRead', 'Posts', 'post',
  'Person', 'People', 'Persons', 'Health', 'Docs', 'Doc', 'Count', 'PageMeta', 'Page', 'Problem', 'Con', 'Aux', 'Object', 'A1', 'A_1', 'a1', 'a_1', 'A1s', 'A_1s', 'Größe', 'Grosse',
)
const longName = fc.tuple(fc.stringMatching(/^[A-Z]/), fc.stringMatching(/^[A-Za-z0-9_]{80,200}$/)).map(([first, rest]) => first.slice(0, 1) + rest)
const name = fc.oneof({ weight: 5, arbitrary: hostile }, { weight: 3, arbitrary: fc.stringMatching(/^[A-Ca-c][A-Ca-c1_]{0,4}$/) }, { weight: 1, arbitrary: longName }, { weight: 1, arbitrary: fc.stringMatching(/^\p{L}[\p{L}0-9_]{0,10}$/u) })
const drawn = fc.record({
  all: fc.uniqueArray(name, { minLength: 1, maxLength: 14 }),
  enums: fc.nat(5),
  prefix: fc.constantFrom('', '/api', '/health'),
  frozen: fc.tuple(hostile, fc.constantFrom('posts', 'health', 'people', 'Blog_Posts', 'con', 'a1')).map(([model, path]): Frozen => ({ [model]: path })),
})

describe('whatever models and enums are called', () => {
  test('no two names meet, each is legal where it stands, and none depends on the order', () => {
    fc.assert(
      fc.property(drawn, ({ all, enums: share, prefix, frozen }) => {
        const enums = all.slice(0, Math.min(share, all.length - 1))
        const models = all.slice(enums.length)
        const given = namesIn(models, { enums, prefix, frozen })
        const byModel = [...given.models.values()]
        const byEnum = [...given.enums.values()]
        const unique = (names: readonly string[]) => expect(new Set(names.map(foldPath)).size).toBe(names.length)

        unique([...byModel.flatMap(({ type }) => TYPE_SUFFIXES.map((suffix) => type + suffix)), ...byEnum.map(({ type }) => type), 'PageMeta', 'Count', 'Problem'])
        unique([...byModel.flatMap(({ value }) => ['Create', 'Update', 'Model', 'Service', 'Controller'].map((suffix) => value + suffix)), ...byEnum.map(({ values }) => values)])
        unique(byModel.map(({ folder }) => folder))
        unique(byModel.map(({ path }) => path))
        unique([...byModel.map(({ group }) => group), 'health', 'openapi', 'docs'])
        // Constants and the client's members are case-sensitive.
        expect(new Set(byModel.map(({ group }) => camelCase(group))).size).toBe(byModel.length)

        for (const { type, value, folder, path, group } of byModel) {
          for (const identifier of [type, value]) expect(identifier).toMatch(/^[\p{L}_$][\p{L}\p{N}_$]*$/u)
          for (const file of [`${folder}/controller.ts`, `${group}.ts`]) {
            expect(pathFault(file)).toBeUndefined()
            expect(file.length).toBeLessThan(110)
          }
          expect(group).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          expect(path).toMatch(/^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$/)
          if (prefix === '' && !Object.values(frozen).includes(path)) expect(['health', 'docs', 'openapi.json']).not.toContain(path)
        }
        const reversed = namesIn([...models].reverse(), { enums: [...enums].reverse(), prefix, frozen })
        for (const model of models) expect(reversed.models.get(model)).toEqual(given.models.get(model))
        for (const item of enums) expect(reversed.enums.get(item)).toEqual(given.enums.get(item))
      }),
      { numRuns: 1500 },
    )
  })

  test('a new model takes the path of one other at most, and only as the first of their name or as the one that is called so', () => {
    fc.assert(
      // The client has no two models whose names differ in their first letter's case only.
      fc.property(fc.uniqueArray(name, { minLength: 2, maxLength: 14, selector: (model) => model.charAt(0).toLowerCase() + model.slice(1) }), (all) => {
        const [added = '', ...models] = all
        const before = namesIn(models).models
        const after = namesIn(all).models
        const renamed = models.filter((model) => before.get(model)?.path !== after.get(model)?.path)
        expect(renamed.length).toBeLessThanOrEqual(1)
        for (const model of renamed) {
          const path = before.get(model)?.path
          expect(after.get(added)?.path).toBe(path)
          expect(added < model || kebabCase(added) === path).toBe(true)
        }
      }),
      { numRuns: 1500 },
    )
  })
})

test.each([
  ['', 'health', ['api/path-reserved', 'generate/operation-conflict']],
  ['/health', 'Live', ['api/path-reserved']],
  ['/api', 'health', []],
])('with the prefix "%s", a model frozen to "%s" is refused where the API itself answers', (prefix, path, codes) => {
  const text = `datasource db {\n  provider = "sqlite"\n}\n/// @path("${path}")\nmodel A {\n  id Int @id\n}\n`
  const { schema } = parseSchema([{ path: 's.prisma', text }])
  const { diagnostics } = generate(schema ?? schemaOf([]), [api({ prefix })])
  // Without a loader of runtime files there is more to say, which is not of interest here.
  const ours = diagnostics.map(({ code }) => code).filter((code) => /^api\/path|^generate\/operation/.test(code))
  expect([...new Set(ours)].sort()).toEqual(codes)
})

test('the names that Prisma accepts are the names that are tried here', () => {
  const accepted = (model: string) => parseSchema([{ path: 's.prisma', text: `datasource db {\n  provider = "sqlite"\n}\nmodel ${model} {\n  id Int @id\n}\n` }]).schema?.models[0]?.name
  for (const model of ['Größe', 'A名前', 'a_1', 'A__', 'X']) expect(accepted(model)).toBe(model)
  for (const model of ['_A', '1A', 'A-b', 'A$', '__proto__', '名前']) expect(accepted(model)).toBeUndefined()
})
