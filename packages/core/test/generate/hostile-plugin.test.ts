import { expect, test } from 'vitest'
import { z } from 'zod'
import { definePlugin, documentEntry, generate, local, npmDependency, operation, text, ts, type Configured, type Operation } from '../../src/index.js'
import { plugin, schemaOf, small } from './support.js'

const codes = (plugins: readonly Configured[], schema = small) => generate(schema, plugins).diagnostics.map((d) => d.code)

/** What a plugin in JavaScript may yield: types do not reach it. */
const as = (value: unknown) => value as never

const route: Operation = {
  id: 'a.list',
  group: 'a',
  method: 'GET',
  path: ['a'],
  summary: 'List',
  query: { kind: 'none' },
  body: { kind: 'none' },
  replies: [],
  access: { kind: 'public' },
  rateClass: 'read',
  tags: [],
  handler: { symbol: local('src/a.ts', 'a') },
}

test('something that is no plugin is a diagnostic', () => {
  expect(codes([as({})])).toEqual(['generate/plugin-name'])
  expect(codes([as({ plugin: { name: 'a' } })])).toEqual(['generate/plugin-name'])
})

test.each([
  [{ id: 'x.y' }],
  [{ ...route, group: '../../etc', id: '../../etc.list' }],
  [{ ...route, id: 'a.get-it' }],
  [{ ...route, path: ['..'] }],
  [{ ...route, path: ['a b'] }],
  [{ ...route, path: [{ name: 'x/:y', shape: { kind: 'string' } }] }],
  [{ ...route, handler: { symbol: { kind: 'fragment' } } }],
  [{ ...route, replies: undefined }],
  [{ ...route, audience: 'robots' }],
])('the operation %j is refused', (item) => {
  expect(codes([plugin({ name: 'a', *contribute() { yield operation(as(item)) } })])).toEqual(['generate/operation-malformed'])
})

test('an access rule that nobody enforces is an error', () => {
  const contribute = plugin({ name: 'a', *contribute() { yield operation({ ...route, access: { kind: 'rule', rule: 'admin', args: [] } }) } })
  const enforce = plugin({ name: 'b', *amend() { yield { operation: 'a.list', guards: [local('src/g.ts', 'g')] } } })
  expect(codes([contribute])).toEqual(['generate/access-unenforced'])
  expect(codes([contribute, enforce])).toEqual([])
})

test.each([
  ['contribute', [null]],
  ['contribute', [{ slot: {}, item: 1 }]],
  ['amend', [null]],
  ['amend', [{ guards: [] }]],
  ['emit', [null]],
  ['emit', [{ kind: 'code', path: 'a.ts' }]],
  ['emit', 7],
] as const)('%s yielding %j is contained', (phase, yields) => {
  const broken = plugin({ name: 'broken', [phase]: () => as(yields) })
  expect(codes([broken])).toEqual(['generate/plugin-crashed'])
})

test('options and arguments whose own checks throw are contained', () => {
  const throwing = z.strictObject({}).transform((): object => {
    throw new Error('odd')
  })
  expect(codes([plugin({ name: 'a', options: throwing })])).toEqual(['generate/plugin-crashed'])
  expect(codes([plugin({ name: 'a', options: z.strictObject({}).refine(() => Promise.resolve(true)) })])).toEqual(['generate/plugin-crashed'])
  const annotated = definePlugin({ name: 'a', version: '1', doc: '', apiVersion: 1, core: '*', options: z.strictObject({}), annotations: { odd: { on: ['model'], args: z.array(z.any()).transform((): never => { throw new Error('odd') }), doc: '' } } })
  expect(codes([annotated()], schemaOf('/// @odd(1)\nmodel A {\n  id Int @id\n}'))).toEqual(['generate/plugin-crashed'])
})

test('what others have stated cannot be changed: schema, project and operations are frozen', () => {
  const change = (name: string, work: (context: { schema: unknown; project: unknown; operations: unknown }) => void) =>
    plugin({ name, *emit(context) { work(context) } })
  const contribute = plugin({ name: 'ops', *contribute() { yield operation(Object.freeze({ ...route, tags: ['t'] })) } })
  const broken = [
    change('a', ({ schema }) => ((schema as { models: { name: string }[] }).models[0] ?? { name: '' }).name = 'Hacked'),
    change('b', ({ project }) => (project as { name: string }).name = 'hacked'),
    change('c', ({ operations }) => (operations as { tags: string[] }[])[0]?.tags.push('evil')),
    change('d', ({ operations }) => (operations as unknown[]).push(1)),
  ]
  for (const item of broken) expect(codes([contribute, item])).toEqual(['generate/plugin-crashed'])
})

test('a file has one owner among runtimes and documents too', () => {
  const folder = () => ({ files: [{ path: 'x.ts', text: 'export const x = 1\n' }], manifest: { dependencies: {}, devDependencies: {} } })
  const runs = plugin({ name: 'runs', runtime: new URL('file:///x/'), *emit() { yield { kind: 'code', path: 'a.ts', reads: 'nothing', code: () => ts`${local('src/gen/runtime/runs/x.ts', 'x')}` } } })
  const thief = plugin({ name: 'thief', *emit() { yield { kind: 'text', path: 'src/gen/runtime/runs/x.ts', reads: 'nothing', text: () => text`x` } } })
  expect(generate(small, [runs, thief], { runtime: folder }).diagnostics.map((d) => d.code)).toEqual(['generate/file-conflict'])

  const manifest = plugin({ name: 'm', *contribute() { yield npmDependency({ name: 'zod', range: '^4', dev: false }) } })
  const file = plugin({ name: 'f', *emit() { yield { kind: 'text', path: 'package.json', reads: 'nothing', text: () => text`x` } } })
  expect(codes([manifest, file])).toEqual(['generate/file-conflict'])
  const lines = plugin({ name: 'l', *contribute() { yield documentEntry({ path: 'Package.json', format: 'lines', key: ['x'] }) } })
  expect(codes([manifest, lines])).toContain('generate/file-conflict')
})

test('ranges that no range can join are reported, not joined wrongly', () => {
  const needs = (name: string, range: string) => plugin({ name, *contribute() { yield npmDependency({ name: 'x', range, dev: false }) } })
  expect(codes([needs('a', '^1 || ^2'), needs('b', '^2 || ^3')])).toEqual(['generate/dependency-conflict'])
  expect(codes([needs('a', 'workspace:*'), needs('b', '^1')])).toEqual(['generate/dependency-conflict'])
  expect(codes([needs('a', '^1 || ^2'), needs('b', '^2')])).toEqual([])
})
