import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkAnnotations,
  CORE_ANNOTATIONS,
  deprecationOf,
  exposedOperations,
  parseAnnotationLine,
  parseSchema,
  pathOf,
  rolesOf,
  withoutAnnotationDocs,
  type CorePlace,
} from '../../src/schema/index.js'
import { DATASOURCE, fieldOf, modelOf, reported, schemaOf } from './schema-of.js'

const model = (doc: string, fields = '') => `${doc}\nmodel Post {\n  id Int @id\n  title String ${fields}\n}\n`

describe('the grammar', () => {
  it.each([
    ['@a', [{ name: 'a', args: [], named: {} }], ''],
    [' @a() some text', [{ name: 'a', args: [], named: {} }], 'some text'],
    ['@a @b(1)', [{ name: 'a', args: [], named: {} }, { name: 'b', args: [1], named: {} }], ''],
    ['@a("x, \\"y\\" \\u00e9", \'z\')', [{ name: 'a', args: ['x, "y" é', 'z'], named: {} }], ''],
    ['@a("^\\d\\.\\\\w\\/")', [{ name: 'a', args: ['^\\d\\.\\w/'], named: {} }], ''],
    ['@a(-1.5e2, true, plugin.role)', [{ name: 'a', args: [-150, true, 'plugin.role'], named: {} }], ''],
    ['@a(/^[/)]+\\/$/i, max: 3)', [{ name: 'a', args: [{ regex: '^[/)]+\\/$', flags: 'i' }], named: { max: 3 } }], ''],
  ])('%s', (line, annotations, rest) => {
    const read = parseAnnotationLine(line)
    expect(read.annotations.map(({ name, args, named }) => ({ name, args, named }))).toEqual(annotations)
    expect(read.rest).toBe(rest)
  })

  const unparsed = [
    '@a.b', '@zod.min(5)', '@a(', '@a(1', '@a("x)', '@a(b: 1, 2)',
    '@a(b: 1, b: 2)', '@a(1 2)', '@a(/(/)', '@a(1)x', '@a (1)', '@a({x: 1})',
  ]
  it.each(unparsed)('%s is text for another tool', (line) => {
    expect(parseAnnotationLine(line)).toMatchObject({ annotations: [], rest: line, fault: { start: 0, end: line.length } })
  })

  it('takes any line whatever, and its offsets lie within', () => {
    const hostile = fc.string({ unit: fc.constantFrom('@', 'a', '(', ')', '"', "'", '\\', '/', '[', ',', ':', ' ', '1') })
    fc.assert(
      fc.property(fc.oneof(hostile, fc.string()), (line) => {
        const { annotations, rest } = parseAnnotationLine(line)
        for (const { name, start, end } of annotations) expect(line.slice(start, end)).toMatch(new RegExp(`^@${name}`))
        expect(line.endsWith(rest)).toBe(true)
      }),
    )
  })

  it('does not let a name reach the prototype', () => {
    const [annotation] = parseAnnotationLine('@a(__proto__: 1)').annotations
    expect(Object.getPrototypeOf(annotation?.named)).toBe(Object.prototype)
    expect(Object.keys(annotation?.named ?? {})).toEqual(['__proto__'])
  })
})

describe('in a schema', () => {
  it('core ones leave the doc, those of others stay until they are known', () => {
    const lines = ['/// A post. Mail me@example.com', '/// @path("articles") as ever', '/// @searchable', '/// @zod.strict()']
    const schema = schemaOf(model(lines.join('\n')))
    const post = modelOf(schema, 'Post')
    expect(post.doc).toBe('A post. Mail me@example.com\nas ever\n@searchable\n@zod.strict()')
    expect(post.annotations.map((a) => a.name)).toEqual(['path', 'searchable'])
    const known = withoutAnnotationDocs(schema, ({ name }) => name === 'searchable')
    expect(modelOf(known, 'Post').doc).toBe('A post. Mail me@example.com\nas ever\n@zod.strict()')
  })

  it('notes of introspection are no documentation', () => {
    const notes = [
      'The underlying table does not contain a valid unique identifier and can therefore currently not be handled by Prisma Client.',
      'This model has been renamed to RenamedPost during introspection, because the original name Post is reserved.',
      'This table contains check constraints and requires additional setup for migrations. Visit https://pris.ly/d/check-constraints for more info.',
      'This model or at least one of its fields has comments in the database, and requires an additional setup for migrations',
      'We could not retrieve columns for the underlying table. Either it has none or you are missing rights to see them.',
    ]
    const docOf = (...lines: string[]) => modelOf(schemaOf(model(lines.map((line) => `/// ${line}`).join('\n'))), 'Post').doc
    expect(docOf(...notes)).toBeUndefined()
    expect(docOf('A post.', ...notes, '@searchable')).toBe('A post.\n@searchable')
    expect(docOf('A post.', ...notes.slice(-1))).toBe('A post.')
    expect(docOf('It requires setup, and migrations.')).toBe('It requires setup, and migrations.')
  })

  it('point at themselves', () => {
    const text = model('/// Text\n///   @path("articles") more')
    const { span } = modelOf(schemaOf(text), 'Post').annotations[0] ?? expect.unreachable()
    const { files } = schemaOf(text)
    expect(files[0]?.text.slice(span.start, span.end)).toBe('@path("articles")')
  })

  it('have readers', () => {
    const lines = ['/// @expose(get, list)', '/// @path(blog-posts)', '/// @role(auth.user) @role(a.b)', '/// @deprecated("old")']
    const post = modelOf(schemaOf(model(lines.join('\n'))), 'Post')
    expect([exposedOperations(post), pathOf(post), rolesOf(post), deprecationOf(post)]).toEqual([
      ['list', 'get'], 'blog-posts', ['auth.user', 'a.b'], { reason: 'old' },
    ])
  })

  it('say of enums and their values no more than that they are deprecated', () => {
    const text = 'model A {\n  id Int @id\n  k K\n}\n/// Kinds. Old.\n/// @deprecated("use L")\nenum K {\n  /// @deprecated since then\n  a\n  b\n}\n'
    const { doc, values, ...found } = schemaOf(text).enums[0] ?? expect.unreachable()
    expect([doc, deprecationOf({ ...found, values })]).toEqual(['Kinds. Old.', { reason: 'use L' }])
    expect(values.map((value) => [value.name, value.doc, deprecationOf(value)])).toEqual([['a', 'since then', { reason: 'since then' }], ['b', undefined, undefined]])
    expect(reported(text.replaceAll('@deprecated', '@hidden'))).toEqual([
      'schema/annotation-place: @hidden("use L")',
      'schema/annotation-place: @hidden',
    ])
  })

  it.each([
    ['@deprecated use handle', 'use handle', 'use handle'],
    ['@deprecated: use handle', 'use handle', 'use handle'],
    ['@deprecated - use {@link handle}', 'use {@link handle}', '- use {@link handle}'],
    ['@deprecated : use handle', 'use handle', ': use handle'],
    ['@deprecated.', undefined, undefined],
    ['@deprecated @path("x") since then', undefined, 'since then'],
    ['@deprecated("use handle") since then', 'use handle', 'since then'],
  ])('%s has a reason, as in JSDoc', (line, reason, doc) => {
    const post = modelOf(schemaOf(model(`/// ${line}`)), 'Post')
    expect([deprecationOf(post), post.doc]).toEqual([reason === undefined ? {} : { reason }, doc])
  })

  it.each(['@version 1.2', '@version: 1.2', '@path: /x', '@expose x', '@role: boss'])('%s is documentation, and nothing else', (line) => {
    const post = modelOf(schemaOf(model(`/// @deprecated\n/// ${line}`)), 'Post')
    expect([post.doc, post.annotations.map((a) => a.name)]).toEqual([line, ['deprecated']])
  })

  it.each(['@hidden internal only', '@hidden true', '@hidden - never shown', '@hidden : never shown'])('%s hides', (line) => {
    expect(fieldOf(schemaOf(model('', `/// ${line}`)), 'Post', 'title')).toMatchObject({ hidden: true })
  })

  it.each(['`@hidden` is what it is not', 'not \\@hidden', '`@version` 1.2', 'by me@access.org'])('%s is text, and not reported', (line) => {
    expect(reported(model('', `/// ${line}`))).toEqual([])
  })

  it('hide, and a hidden model takes the relations to it along', () => {
    const schema = schemaOf(`
model A {
  id     Int     @id
  secret String  /// @hidden
  /// @writeonly

  pass   String
  /// @readonly
  at     DateTime
  bs     B[]
}
/// @hidden
model B {
  id  Int @id
  aId Int
  a   A   @relation(fields: [aId], references: [id])
}`)
    expect(fieldOf(schema, 'A', 'secret')).toMatchObject({ hidden: true })
    expect(fieldOf(schema, 'A', 'pass')).toMatchObject({ hidden: false, writeonly: true })
    expect(fieldOf(schema, 'A', 'at')).toMatchObject({ readonly: true })
    expect(fieldOf(schema, 'A', 'bs')).toMatchObject({ hidden: true })
    expect(fieldOf(schema, 'B', 'a')).toMatchObject({ hidden: false })
    expect(schema.models.map((m) => m.exposed)).toEqual([true, false])
  })

  it.each([
    ['schema/annotation-syntax: @hidden', model('', '/// @hidden: reason')],
    ['schema/annotation-syntax: @expose (list)', model('/// @expose (list)')],
    ['schema/annotation-arguments: @expose(lst)', model('/// @expose(lst)')],
    ['schema/annotation-arguments: @path("a/../b")', model('/// @path("a/../b")')],
    ['schema/annotation-arguments: @access', model('/// @access private')],
    ['schema/annotation-arguments: @access', model('', '/// @access Private to the owner')],
    ['schema/annotation-syntax: @access', model('', '/// @access: private')],
    ['schema/annotation-syntax: @readonly', model('', '/// @readonly, since it is computed')],
    ['schema/annotation-syntax: @softDelete', model('/// @softDelete: never')],
    ['schema/annotation-arguments: @expose', model('/// @expose list, get')],
    ['schema/annotation-syntax: @expose', model('/// @expose: list')],
    ['schema/annotation-arguments: @expose', model('/// @expose')],
    ['schema/annotation-arguments: @expose(list)', model('', '/// @expose(list)')],
    ['schema/annotation-arguments: @expose', model('', '/// @expose list, get')],
    ['schema/annotation-prose: @expose', model('', '/// @expose to its owner')],
    ['schema/annotation-prose: @expose', model('', '/// @expose false')],
    ['schema/annotation-place: @expose', model('', '\n  of Post? @relation("x", fields: [id], references: [id]) /// @expose\n  to Post? @relation("x")')],
    ['schema/annotation-arguments: @hidden', model('', '/// @hidden false')],
    ['schema/annotation-prose: @version', model('/// @version 1.2')],
    ['schema/annotation-prose: @version', model('/// @version 1.2\n\n')],
    ['schema/annotation-prose: @version', model('', '/// @version: 1.2')],
    ['schema/annotation-prose: @version', `${model('')}/// @version 1.2\nenum E {\n  x\n}`],
    ['schema/annotation-prose: @path', model('/// @path: /x')],
    ['schema/annotation-prose: @path', model('', '/// @path /x')],
    ['schema/annotation-prose: @expose', model('/// @expose x')],
    ['schema/annotation-prose: @role', model('/// @role administrator')],
    ['schema/annotation-arguments: @hidden(1)', model('', '/// @hidden(1)')],
    ['schema/annotation-repeated: @path(b)', model('/// @path(a)\n/// @path(b)')],
    ['schema/annotation-place: @readonly', model('/// @readonly')],
    ['schema/annotation-place: @path("x")', model('', '/// @path("x")')],
    ['schema/annotation-place: @hidden', `${model('')}/// @hidden\nenum E {\n  x\n}`],
    ['schema/annotation-contradiction: title String', model('', '/// @readonly @writeonly')],
    ['schema/annotation-contradiction: title String', model('', '/// @expose @hidden')],
    ['schema/annotation-contradiction: title String', model('', '/// @expose @writeonly')],
    ['schema/annotation-stray: @hidden', model('/// @hidden\n')],
    ['schema/annotation-stray: @hidden', model('').replace('  id', '  /// @hidden\n\n  // more\n  id')],
    ['schema/annotation-stray: @hidden', `${model('').trimEnd()} /// @hidden\nmodel B {\n  id Int @id\n}`],
    ['schema/annotation-stray: @hidden', model('').replace('Post {', 'Post { /// @hidden')],
    ['schema/annotation-in-text: @hidden', model('', '/// Never shown. @hidden')],
    ['schema/annotation-in-text: @hidden', model('', '/// @writeonly and @hidden')],
  ])('%s', (expected, text) => {
    expect(reported(text)).toEqual([expected])
  })

  it('a misspelt name is reported where a near one is known, a plugin annotation where it cannot stand', () => {
    const known = new Map<string, { readonly on: readonly CorePlace[] }>([...CORE_ANNOTATIONS, ['email', { on: ['field'] }]])
    const check = (text: string) => checkAnnotations(schemaOf(text), known).map((d) => [d.code, d.severity, d.help])
    expect(check(model('', '/// @hiden'))).toEqual([['schema/unknown-annotation', 'warning', 'Did you mean "@hidden"?']])
    expect(check(model('', '/// @Email'))).toEqual([['schema/unknown-annotation', 'warning', 'Did you mean "@email"?']])
    expect(check(model('/// @email'))).toEqual([['schema/annotation-place', 'error', 'Put it on a field.']])
    expect(check(model('/// @email', '').replace('/// @email', '/// @TypeGraphQL(1)\n/// @see x'))).toEqual([])
    const tags = ['@export x', '@file x', '@note x', '@code', '@date 2020-01-01', '@page x', '@auth', '@success x', '@accessor']
    expect(check(model(tags.map((tag) => `/// ${tag}`).join('\n')))).toEqual([])
  })

  it('@readonly on a model is told what keeps requests from writing one', () => {
    const [fault] = parseSchema([{ path: 'schema.prisma', text: DATASOURCE + model('/// @readonly') }]).diagnostics
    expect(fault?.help).toBe('Put it on a field. `@expose(list, get, count)` on the model lets requests read its records and no more.')
  })

  it('one of a plugin that would be lost is reported: in running text, or not written as an annotation', () => {
    const known = new Map<string, { readonly on: readonly CorePlace[] }>([
      ...CORE_ANNOTATIONS,
      ['bulk', { on: ['model'] }],
      ['min', { on: ['field'] }],
    ])
    const check = (text: string) => checkAnnotations(schemaOf(text), known).map((d) => `${d.severity} ${d.code}: ${d.message}`)
    const inText = (name: string) => `warning schema/annotation-in-text: "@${name}" stands in running text and has no effect.`
    expect(check(model('/// A customer. @bulk'))).toEqual([inText('bulk')])
    expect(check(model('', '/// The price, never negative: @min(0)'))).toEqual([inText('min')])
    expect(check(model('', '/// @min(0) and again @min(1)'))).toEqual([inText('min')])
    expect(check(`/// Who. @bulk\nenum Role {\n  a\n}\n${model('')}`)).toEqual([inText('bulk')])
    const syntax = (expected: string) => `error schema/annotation-syntax: "@min" is not written as an annotation: expected ${expected}.`
    expect(check(model('', '/// @min (0)'))).toEqual([syntax('no blank between its name and "("')])
    expect(check(model('', '/// @min(0'))).toEqual([syntax('"," or ")" behind an argument')])
    expect(check(model('', '/// ada@bulk.org, `@min` and @minimum'))).toEqual([])
    expect(check(model('/// @bulk\n/// @min.length(1)\n/// @min-width', '/// @min(0) Never negative.'))).toEqual([])
  })
})

describe('from the config', () => {
  it('win over the schema, and can take away', () => {
    const options = {
      models: {
        Post: { path: 'news', expose: ['get'], fields: { title: { hidden: false, regex: /^a$/i }, id: { readonly: true } } },
      },
    }
    const schema = schemaOf(model('/// @path("articles")', '/// @hidden'), options)
    expect(pathOf(modelOf(schema, 'Post'))).toBe('news')
    expect(modelOf(schema, 'Post').annotations).toHaveLength(2)
    expect(fieldOf(schema, 'Post', 'title')).toMatchObject({
      hidden: false,
      annotations: [{ name: 'regex', args: [{ regex: '^a$', flags: 'i' }] }],
    })
    expect(fieldOf(schema, 'Post', 'id')).toMatchObject({ readonly: true })
  })

  it('suggest a name only where one is near', () => {
    const help = (name: string) => parseSchema(schemaOf(model('')).files, { exclude: [name] }).diagnostics[0]?.help
    expect([help('post'), help('Pip')]).toEqual(['Did you mean "Post"?', 'Remove it from the config.'])
  })

  it('choose the models that are exposed', () => {
    const two = `${model('')}model Tag {\n  id Int @id\n}`
    const exposed = (options: object) => schemaOf(two, options).models.map((m) => m.exposed)
    expect(exposed({ include: ['Tag'] })).toEqual([false, true])
    expect(exposed({ exclude: ['Tag'] })).toEqual([true, false])
  })

  it.each([
    ['schema/unknown-model: ', { models: { Pots: {} } }],
    ['schema/unknown-model: ', { exclude: ['post'] }],
    ['schema/unknown-field: ', { models: { Post: { fields: { titel: {} } } } }],
    ['schema/config-value: ', { models: { Post: { path: [Symbol('x')] as never } } }],
    ['schema/annotation-arguments: model Post', { models: { Post: { path: '../x' } } }],
  ])('%s', (expected, options) => {
    expect(reported(model(''), options).map((line) => line.split(' {')[0])).toEqual([expected])
  })
})
