import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import {
  defineSlot,
  definePlugin,
  documentEntry,
  env,
  generate,
  local,
  npmDependency,
  operation,
  pkg,
  text,
  ts,
  type Configured,
  type Operation,
} from '../../src/index.js'
import { plugin, schemaOf, small } from './support.js'

const codes = (plugins: readonly Configured[], schema = small) => generate(schema, plugins).diagnostics.map((d) => d.code)

const route: Operation = {
  id: 'a.list',
  group: 'a',
  method: 'GET',
  path: ['a'],
  summary: 'List',
  query: { kind: 'none' },
  body: { kind: 'none' },
  replies: [{ status: 200, doc: 'Fine.' }],
  access: { kind: 'public' },
  rateClass: 'read',
  tags: [],
  handler: { symbol: local('src/a.ts', 'a') },
}

describe('plugins', () => {
  test('a plugin that is missing, twice there, or in a circle is a diagnostic', () => {
    expect(codes([plugin({ name: 'a', requires: [{ name: 'b' }] })])).toEqual(['generate/plugin-missing'])
    expect(codes([plugin({ name: 'a' }), plugin({ name: 'a' })])).toEqual(['generate/plugin-duplicate'])
    expect(codes([plugin({ name: 'a', requires: [{ name: 'b' }] }), plugin({ name: 'b', requires: [{ name: 'a' }] })])).toEqual(['generate/plugin-cycle'])
    expect(codes([plugin({ name: '../a' })])).toEqual(['generate/plugin-name'])
  })

  test('one written for another core is left out', () => {
    expect(codes([plugin({ name: 'a', core: '^99.0.0' })])).toEqual(['generate/plugin-contract'])
    expect(codes([plugin({ name: 'a', apiVersion: 2 as 1 })])).toEqual(['generate/plugin-contract'])
  })

  test('an option at fault is named with its path', () => {
    const a = definePlugin({ name: 'a', version: '1', doc: '', apiVersion: 1, core: '*', options: z.strictObject({ deep: z.strictObject({ port: z.int() }) }) })
    // @ts-expect-error the option is not there
    const [fault] = generate(small, [a({ deep: { prt: 1 } })]).diagnostics
    expect(fault).toMatchObject({ code: 'generate/invalid-option', severity: 'error' })
    expect(generate(small, [a({ deep: { port: 1.5 } })]).diagnostics[0]?.message).toContain('"deep.port"')
    // @ts-expect-error the options are not there
    const unknown = generate(small, [a({ deep: { port: 1, prt: 1 }, depp: 1, x: 1 })]).diagnostics.map(({ message }) => message)
    expect(unknown).toEqual(['deep.prt', 'depp', 'x'].map((name) => `Plugin "a" has no option "${name}".`))
    // @ts-expect-error options are an object
    expect(generate(small, [a(1)]).diagnostics[0]?.message).toMatch(/^The options of plugin "a": /)
  })

  test.each(['exports', 'contribute', 'amend', 'emit'] as const)('a throw in %s is a diagnostic with the name of the plugin', (phase) => {
    const broken = plugin({
      name: 'broken',
      [phase]: () => {
        throw new Error('no luck\n today')
      },
    })
    const fine = plugin({ name: 'fine', *emit() { yield { kind: 'text', path: 'fine.txt', reads: 'nothing', text: () => text`fine` } } })
    const { diagnostics, files } = generate(small, [broken, fine])
    expect(diagnostics).toMatchObject([{ code: 'generate/plugin-crashed', severity: 'error' }])
    expect(diagnostics[0]?.message).toBe(`Plugin "broken" threw in its ${phase} phase: no luck today`)
    expect(diagnostics[0]?.stack).toContain('engine.test.ts')
    expect(files.map((file) => file.path)).toEqual(['fine.txt'])
  })

  test('a throw half-way through, in a thunk, or of no error at all is contained too', () => {
    const half = plugin({
      name: 'half',
      *emit() {
        yield { kind: 'code', path: 'a.ts', reads: 'nothing', code: () => { throw new Error('late') } }
      },
    })
    const odd = plugin({
      name: 'odd',
      *contribute() {
        yield env({ name: 'A', doc: '', type: 'string' })
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- plugins in JavaScript do
        throw 'text'
      },
    })
    expect(codes([half, odd])).toEqual(['generate/plugin-crashed', 'generate/plugin-crashed'])
  })

  test('what another plugin exports is there once it is named, and not otherwise', () => {
    const giver = definePlugin({ name: 'giver', version: '1', doc: '', apiVersion: 1, core: '*', options: z.strictObject({}), exports: () => ({ n: 7 }) })
    let seen = 0
    const taker = definePlugin({
      name: 'a-taker',
      version: '1',
      doc: '',
      apiVersion: 1,
      core: '*',
      options: z.strictObject({}),
      requires: [giver.handle],
      *contribute({ use }) {
        seen = use(giver.handle).n
      },
    })
    expect(generate(small, [taker(), giver()]).diagnostics).toEqual([])
    expect(seen).toBe(7)
    expect(codes([giver(), plugin({ name: 'thief', *contribute({ use }) { use(giver.handle) } })])).toEqual(['generate/plugin-crashed'])
  })
})

describe('slots', () => {
  const fact = defineSlot<{ readonly key: string; readonly value: unknown }>('test/fact', (f) => f.key)

  test('the same fact twice is one; a contradiction is reported; key order and undefined do not matter', () => {
    const say = (name: string, value: unknown) => plugin({ name, *contribute() { yield fact({ key: 'k', value }) } })
    expect(codes([say('a', { x: 1, y: 2 }), say('b', { y: 2, x: 1 })])).toEqual([])
    expect(codes([say('a', 1n), say('b', 1n)])).toEqual([])
    expect(codes([say('a', { x: 1 }), say('b', { x: 2 })])).toEqual(['generate/slot-conflict'])
    expect(codes([say('a', new Map([[1, 2]])), say('b', new Map([[1, 3]]))])).toEqual(['generate/slot-conflict'])
  })

  test('facts are frozen', () => {
    const a = plugin({ name: 'a', *contribute() { yield fact({ key: 'k', value: { list: [1] } }) } })
    const b = plugin({
      name: 'b',
      *emit({ slot }) {
        const [first] = slot(fact)
        ;(first?.value as { list: number[] }).list.push(2)
      },
    })
    expect(codes([a, b])).toEqual(['generate/plugin-crashed'])
  })

  test('what facts share is frozen as a whole, though its maker froze the outside only', () => {
    const shared = Object.freeze({ list: [1] })
    const a = plugin({ name: 'a', *contribute() { for (const key of ['k', 'l', 'm']) yield fact({ key, value: shared }) } })
    const b = plugin({ name: 'b', *emit() { shared.list.push(2) } })
    expect(codes([a, b])).toEqual(['generate/plugin-crashed'])
    expect(shared.list).toEqual([1])
  })
})

describe('operations', () => {
  const contribute = (...operations: Operation[]) => plugin({ name: 'ops', *contribute() { for (const item of operations) yield operation(item) } })

  test('two on one route are reported, whatever their parameters are called', () => {
    const one = { ...route, path: ['a', { name: 'id', shape: { kind: 'string' } }] } satisfies Operation
    const two = { ...one, id: 'a.get', path: ['a', { name: 'key', shape: { kind: 'string' } }] } satisfies Operation
    expect(codes([contribute(one, two)])).toEqual(['generate/operation-conflict'])
  })

  test('amendments add up in any order; contradictions and unknown targets are reported', () => {
    const guard = (name: string) => local(`src/${name}.ts`, name)
    const amend = (name: string, status: number, doc: string) =>
      plugin({ name, *amend() { yield { operation: 'a.list', guards: [guard(name)], replies: [{ status, doc }], tags: [name] } } })
    const reader = (sink: unknown[]) => plugin({ name: 'z', *emit({ operations }) { sink.push(...operations) } })
    const seen: unknown[][] = [[], []]
    generate(small, [contribute(route), amend('x', 401, 'Who?'), amend('y', 403, 'No.'), reader(seen[0] ?? [])])
    generate(small, [reader(seen[1] ?? []), amend('y', 403, 'No.'), amend('x', 401, 'Who?'), contribute(route)])
    expect(seen[0]).toEqual(seen[1])
    expect(seen[0]).toMatchObject([{ guards: [{ name: 'x' }, { name: 'y' }], replies: [{ status: 200 }, { status: 401 }, { status: 403 }], tags: ['x', 'y'] }])
    expect(codes([contribute(route), amend('x', 401, 'Who?'), amend('y', 401, 'You?')])).toEqual(['generate/amendment-conflict'])
    expect(codes([amend('x', 401, 'Who?')])).toEqual(['generate/amendment-unknown'])
  })
})

describe('files', () => {
  const emit = (name: string, ...paths: string[]) =>
    plugin({ name, *emit() { for (const path of paths) yield { kind: 'text', path, reads: 'nothing', text: () => text`x` } } })

  test('a file has one owner, also where case is ignored', () => {
    expect(codes([emit('a', 'x.ts'), emit('b', 'x.ts')])).toEqual(['generate/file-conflict'])
    expect(codes([emit('a', 'src/x.ts'), emit('b', 'SRC/X.ts')])).toEqual(['generate/file-conflict'])
  })

  test.each(['../../etc/passwd', '/etc/passwd', 'a/../../b', '.git/config', 'a/.GIT/x', 'git~1/x', 'a\\b', 'C:/x', 'con', 'a/NUL.ts', 'a//b', '', './a', 'x.', 'a\0b', 'a\u202eb'])(
    'the path %j is refused',
    (path) => {
      const { diagnostics, files } = generate(small, [emit('a', path)])
      expect(diagnostics.map((d) => d.code)).toEqual(['generate/file-path'])
      expect(files).toEqual([])
    },
  )

  test('an import that nobody answers is reported', () => {
    const a = plugin({ name: 'a', *emit() { yield { kind: 'code', path: 'a.ts', reads: 'nothing', code: () => ts`${local('b.ts', 'b')}` } } })
    expect(codes([a])).toEqual(['generate/import-unresolved'])
  })
})

describe('documents and dependencies', () => {
  const needs = (name: string, range: string, dev = false) => plugin({ name, *contribute() { yield npmDependency({ name: 'zod', range, dev }) } })
  const dependencies = (plugins: readonly Configured[]) => generate(small, plugins).documents[0]?.entries.map((e) => [...e.key, 'value' in e && e.value])

  test('ranges that meet become the narrower one; others are reported', () => {
    expect(dependencies([needs('a', '^4.0.0'), needs('b', '^4.1.0', true)])).toEqual([['dependencies', 'zod', '^4.1.0']])
    expect(dependencies([needs('a', '>=4.0.0 <5'), needs('b', '>=4.2.0')])).toEqual([['dependencies', 'zod', '>=4.0.0 <5 >=4.2.0']])
    expect(codes([needs('a', '^3.0.0'), needs('b', '^4.0.0')])).toEqual(['generate/dependency-conflict'])
  })

  test('what printed code imports is a dependency', () => {
    const a = plugin({ name: 'a', *emit() { yield { kind: 'code', path: 'a.ts', reads: 'nothing', code: () => ts`${pkg('zod', '^4.0.0').value('z')}` } } })
    expect(dependencies([a])).toEqual([['dependencies', 'zod', '^4.0.0']])
  })

  test('two values for one entry, or an entry inside another, are reported', () => {
    const say = (name: string, key: readonly string[], value: string) => plugin({ name, *contribute() { yield documentEntry({ path: 'x.json', format: 'json', key, value }) } })
    expect(codes([say('a', ['k'], '1'), say('b', ['k'], '2')])).toEqual(['generate/slot-conflict'])
    expect(codes([say('a', ['k'], '1'), say('b', ['k', 'l'], '2')])).toEqual(['generate/document-conflict'])
  })
})

describe('roles', () => {
  const audit = (optional = false) =>
    definePlugin({
      name: 'audit',
      version: '1',
      doc: '',
      apiVersion: 1,
      core: '*',
      options: z.strictObject({}),
      roles: { event: { doc: 'what happened', model: 'AuditEvent', optional, fields: { id: { type: 'String', id: true, attributes: '@default(uuid())' }, at: { type: 'DateTime', required: true } }, uniques: [] } },
      *emit({ role }) {
        const model = role('event')
        if (model) yield { kind: 'text', path: `${model.name}.txt`, reads: [model], text: () => text`x` }
      },
    })()

  test('a missing role is reported with the text that would play it', () => {
    const [fault] = generate(small, [audit()]).diagnostics
    expect(fault).toMatchObject({ code: 'generate/role-missing' })
    expect(fault?.help).toContain('model AuditEvent {\n  id String @id @default(uuid())\n  at DateTime\n}')
    expect(codes([audit(true)])).toEqual([])
  })

  test('a model plays it by name, or by annotation', () => {
    const byName = schemaOf('model AuditEvent {\n  id String @id\n  at DateTime\n}')
    expect(generate(byName, [audit()]).files[0]?.path).toBe('AuditEvent.txt')
    const byAnnotation = schemaOf('/// @role(audit.event)\nmodel Log {\n  id String @id\n  at DateTime\n}')
    expect(generate(byAnnotation, [audit()]).files[0]?.path).toBe('Log.txt')
  })

  test('one that does not fit is reported with what is wrong', () => {
    const unfit = schemaOf('model AuditEvent {\n  id Int @id\n  at DateTime?\n}')
    const [fault] = generate(unfit, [audit()]).diagnostics
    expect(fault).toMatchObject({ code: 'generate/role-unfit' })
    expect(fault?.message).toContain('"id" is not of type String; "at" must be required')
  })
})

test('the order of plugins never shows', () => {
  const say = (name: string, n: number) =>
    plugin({
      name,
      *contribute() {
        yield env({ name: `V${n}`, doc: '', type: 'string' })
        yield operation({ ...route, id: `${name}.list`, group: name, path: [name] })
      },
      *emit({ slot, operations }) {
        yield { kind: 'text', path: `${name}.txt`, reads: 'nothing', text: () => ({ kind: 'text', text: JSON.stringify([slot(env), operations]) }) }
      },
    })
  const plugins = ['a', 'b', 'c', 'd'].map((name, i) => say(name, 9 - i))
  const base = JSON.stringify(generate(small, plugins))
  fc.assert(
    fc.property(fc.shuffledSubarray(plugins, { minLength: plugins.length }), (shuffled) => {
      expect(JSON.stringify(generate(small, shuffled))).toBe(base)
    }),
  )
})
