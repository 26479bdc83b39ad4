import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { parse } from 'jsonc-parser'
import { describe, expect, test } from 'vitest'
import { isFresh } from '../src/index.js'
import { env, file, json, lines, type Output } from './support/output.js'
import { actions, codes, createProject } from './support/project.js'

const manifest = (path: string) => (path === '.ssot/manifest.json' ? [] : [path])

/** The documents after each output was generated over the one before. */
function through(...outputs: readonly Output[]) {
  const project = createProject()
  for (const output of outputs) project.run(output)
  return project.tree()
}

describe('package.json', () => {
  const dependencies = { 'dependencies.zod': '^4.0.0', 'dependencies.express': '^5.0.0' }
  const ours = { name: 'shop', type: 'module', 'scripts.dev': 'tsx', ...dependencies }

  test('is written in the order all know, and merged back into the same', () => {
    const fresh = through({ documents: [json(ours)] })
    const value = { name: 'shop', type: 'module', scripts: { dev: 'tsx' }, dependencies: { express: '^5.0.0', zod: '^4.0.0' } }
    expect(fresh['package.json']).toBe(`${JSON.stringify(value, null, 2)}\n`)
    const other = { name: 'shop', private: true, 'scripts.build': 'tsc', 'dependencies.hono': '4', 'dependencies.zod': '5' }
    expect(through({ documents: [json(other)] }, { documents: [json(ours)] })).toEqual(fresh)
  })

  test('keeps comments, formatting and entries of the user', () => {
    const project = createProject()
    const users = ['// the name', '"name": "mine", /* x */\n', '"scripts": { "test": "vitest" },', '"keywords": [1,2],']
    project.put('package.json', `{\n${users.map((line) => `\t${line}\n`).join('')}}\n`)
    const plan = project.run({ documents: [json(ours)] })
    expect(actions(plan)).toEqual({ 'package.json': 'merge' })
    expect(codes(plan)).toEqual(['output/document-kept'])
    const text = project.get('package.json')
    expect(text).toContain('\t// the name\n\t"name": "mine", /* x */')
    expect(text).toContain('\n\t"keywords": [1,2]')
    expect(text).toContain('\n\t\t"zod": "^4.0.0"')
    expect(parse(text)).toEqual({
      name: 'mine',
      type: 'module',
      scripts: { dev: 'tsx', test: 'vitest' },
      keywords: [1, 2],
      dependencies: { express: '^5.0.0', zod: '^4.0.0' },
    })
    expect(isFresh(project.plan({ documents: [json(ours)] }))).toBe(true)
    project.run({})
    expect(parse(project.get('package.json'))).toEqual({ name: 'mine', scripts: { test: 'vitest' }, keywords: [1, 2] })
  })

  test('is merged three ways by entry', () => {
    const project = createProject()
    project.run({ documents: [json(ours)] })
    type Manifest = { scripts: Record<string, string>; dependencies: Record<string, string>; type?: string }
    const edited = JSON.parse(project.get('package.json')) as Manifest
    edited.scripts['dev'] = 'mine'
    edited.dependencies['lodash'] = '4'
    delete edited.type
    project.put('package.json', JSON.stringify(edited))
    const next = { name: 'shop2', type: 'module', 'scripts.dev': 'tsx watch', 'dependencies.zod': '^4.2.0' }
    const plan = project.run({ documents: [json(next)] })
    expect(plan.diagnostics.map((d) => d.message)).toEqual([
      '"scripts.dev" in "package.json" is yours, and stays as it is.',
      '"type" was removed from "package.json", and is not put back.',
    ])
    expect(JSON.parse(project.get('package.json'))).toEqual({
      name: 'shop2',
      scripts: { dev: 'mine' },
      dependencies: { lodash: '4', zod: '^4.2.0' },
    })
  })

  test('is never given up for what was the user\'s before, though equal', () => {
    const project = createProject()
    project.put('package.json', '{"dependencies":{"zod":"^4.0.0"}}')
    project.run({ documents: [json({ 'dependencies.zod': '^4.0.0' })] })
    project.run({})
    expect(project.get('package.json')).toBe('{"dependencies":{"zod":"^4.0.0"}}')
  })

  test.each([
    ['{\n  "name": "mine",\n  "dependencies": {}\n}\n'],
    ['{"dependencies":{ },"scripts":{"dev":"tsx"}}'],
    ['{\n\t"scripts": {\n\t},\n\t"dependencies": {\n\n\t}\n}'],
    ['{}\n'],
    ['{ "dependencies": {\r\n} }\r\n'],
  ])('has the empty objects of the user as they were when ours goes: %j', (text) => {
    const project = createProject()
    project.put('package.json', text)
    project.run({ documents: [json(ours)] })
    project.run({ documents: [json({ ...ours, 'dependencies.zod': '^4.1.0' })] })
    project.run({ documents: [json({ name: 'shop', 'dependencies.hono': '4' })] })
    expect(parse(project.get('package.json'))).toMatchObject({ dependencies: { hono: '4' } })
    project.run({})
    expect(project.get('package.json')).toBe(text)
  })

  test('keeps no empty object that only ours was in, though there were others meanwhile', () => {
    const project = createProject()
    project.put('package.json', '{\n  "name": "mine"\n}\n')
    project.run({ documents: [json(ours)] })
    project.run({ documents: [json({ 'dependencies.hono': '4' })] })
    project.run({})
    expect(project.get('package.json')).toBe('{\n  "name": "mine"\n}\n')
  })

  test('goes when only ours was in it', () => {
    expect(Object.keys(through({ documents: [json(ours), env({ A: '1' }), lines('dist')] }, {}))).toEqual(['.ssot/.gitignore'])
  })

  test('that is not JSON, or has no room, is left alone', () => {
    const project = createProject()
    project.put('package.json', '{ "name": ')
    expect(codes(project.run({ documents: [json(ours)] }))).toEqual(['output/document-unreadable'])
    project.put('package.json', Buffer.from([0x7b, 0xff, 0x7d]))
    expect(codes(project.run({ documents: [json(ours)] }))).toEqual(['output/document-unreadable'])
    project.put('package.json', '{"scripts":[],"dependencies":{"zod":1,"zod":2}}')
    const kept = project.run({ documents: [json({ 'scripts.dev': 'x', 'dependencies.zod': '^4.0.0' })] })
    expect(codes(kept)).toEqual(['output/document-kept', 'output/document-kept'])
    expect(project.get('package.json')).toBe('{"scripts":[],"dependencies":{"zod":1,"zod":2}}')
  })

  test('takes hostile keys as keys', () => {
    const project = createProject()
    const output = { documents: [json({ '__proto__.polluted': 'x', 'a/b~c': 1 })] }
    project.run(output)
    expect(project.get('package.json')).toContain('"__proto__": {\n    "polluted": "x"')
    expect(isFresh(project.plan(output))).toBe(true)
    expect(({} as { polluted?: string }).polluted).toBeUndefined()
  })
})

describe('.env.example', () => {
  test('has a comment over each variable', () => {
    const fresh = through({ documents: [env({ PORT: ['3000', 'Where it listens\nA number'], NAME: 'a b' })] })
    expect(fresh['.env.example']).toBe('NAME="a b"\n\n# Where it listens\n# A number\nPORT=3000\n')
  })

  test('is merged back into the same', () => {
    const a = { documents: [env({ A: ['1', 'first'], C: '3', D: ['x\ny', 'last'] })] }
    const b = { documents: [env({ A: ['1', 'other'], B: ['2', 'new'], C: '4' })] }
    expect(through(b, a)).toEqual(through(a))
    expect(through(a, b)).toEqual(through(b))
  })

  test('keeps what the user says in it', () => {
    const project = createProject()
    project.run({ documents: [env({ A: ['1', 'doc of a'], B: ['2', 'doc of b'], C: '3' })] })
    project.put('.env.example', '# mine\n\n# my words\nA=1\n\n# doc of b\nB=5 # five\nMULTI="x\nC=3\n"\nexport Z=\'1\'')
    const plan = project.run({ documents: [env({ A: ['9', 'other'], B: ['2', 'new doc'], C: '3', D: '4' })] })
    expect(plan.diagnostics.map((d) => d.message)).toEqual([
      'Variable B in ".env.example" is yours, and stays as it is.',
      'Variable C was removed from ".env.example", and is not put back.',
    ])
    expect(project.get('.env.example')).toBe(
      '# mine\n\n# my words\nA=9\n\n# new doc\nB=5 # five\n\nD=4\nMULTI="x\nC=3\n"\nexport Z=\'1\'',
    )
  })

  test('carries any value as Node reads it, or refuses it', () => {
    const odd = [' ', '"', "'", '`', '\\', '\n', '#', '$', '=', 'n', '{', 'é', '\t', '\r']
    const text = fc.string({ unit: fc.constantFrom('a', ...odd) })
    fc.assert(
      fc.property(text, text, (value, doc) => {
        const project = createProject()
        const output = { documents: [env({ A: [value, doc], B: ['next', doc] })] }
        const plan = project.run(output)
        if (codes(plan).includes('output/document-entry')) return
        expect(parseEnv(project.get('.env.example'))).toEqual({ A: value, B: 'next' })
        expect(isFresh(project.plan(output))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('.gitignore', () => {
  test('keeps what the user has, in CRLF too', () => {
    const project = createProject()
    project.put('.gitignore', 'mine\r\ndist\r\n!keep')
    project.run({ documents: [lines('.env', 'dist', 'node_modules')] })
    expect(project.get('.gitignore')).toBe('mine\r\n.env\r\ndist\r\nnode_modules\r\n!keep')
    expect(isFresh(project.plan({ documents: [lines('.env', 'dist', 'node_modules')] }))).toBe(true)
    project.run({})
    expect(project.get('.gitignore')).toBe('mine\r\ndist\r\n!keep')
  })

  test('refuses what would be more than a line', () => {
    for (const line of ['a\nb', '', ' a', 'a\u0000', 'a\rb']) {
      expect(codes(createProject().run({ documents: [lines(line)] }))).toEqual(['output/document-entry'])
    }
  })
})

test('a manifest that cannot be read counts as none, and entries of before as the user\'s', () => {
  const sha = '0'.repeat(32)
  const hostile = [
    '<<<<<<< HEAD\n',
    '[]',
    '{"version":2,"files":{},"documents":{}}',
    `{"version":1,"files":{"../../etc/passwd":"${sha}"},"documents":{}}`,
    `{"version":1,"files":{"a":"x"},"documents":{}}`,
    `{"version":1,"files":{},"documents":{"/etc/hosts":{"format":"lines","entries":{}}}}`,
  ]
  for (const text of hostile) {
    const project = createProject()
    project.run({ documents: [json({ name: 'a' })] })
    project.put('.ssot/manifest.json', text)
    const plan = project.run({ documents: [json({ name: 'b' })] })
    expect(codes(plan)).toEqual(['output/manifest', 'output/document-kept'])
    expect(project.get('package.json')).toBe('{\n  "name": "a"\n}\n')
    expect(Object.keys(project.tree()).flatMap(manifest)).toEqual(['.ssot/.gitignore', 'package.json'])
  }
})

describe('a manifest that two branches changed', () => {
  const own = (text: string) => text.split('\n').find((line) => line.includes('zod')) ?? ''
  const branch = (version: string) => {
    const project = createProject()
    project.run({ documents: [json({ name: 'a', 'dependencies.zod': version })] })
    return { manifest: project.get('.ssot/manifest.json'), text: project.get('package.json') }
  }

  test.each(['', '||||||| 1234567\n'])('knows what either left behind %j', (middle) => {
    const [left, right] = [branch('^4.0.0'), branch('^4.1.0')]
    const base = middle && `${middle}${own(left.manifest).replace(/[0-9a-f]{32}/, '0'.repeat(32))}\n`
    for (const side of [left, right]) {
      const project = createProject()
      project.put('package.json', side.text)
      const conflict = `<<<<<<< HEAD\n${own(left.manifest)}\n${base}=======\n${own(right.manifest)}\n>>>>>>> right\n`
      project.put('.ssot/manifest.json', left.manifest.replace(`${own(left.manifest)}\n`, conflict))
      const plan = project.run({ documents: [json({ name: 'a', 'dependencies.zod': '^4.2.0' })] })
      expect(codes(plan)).toEqual([])
      expect(project.get('package.json')).toContain('"zod": "^4.2.0"')
      expect(project.get('.ssot/manifest.json')).not.toContain('<<<<<<<')
      expect(codes(project.run({ documents: [json({ name: 'a' })] }))).toEqual([])
      expect(project.get('package.json')).not.toContain('zod')
    }
  })

  test('is read by itself again after a file without a header was in conflict', () => {
    const project = createProject()
    project.run({ files: [file('openapi.json', '{\n  "a": 1\n}\n')] })
    project.put('.ssot/manifest.json', 'nothing of ours')
    project.put('openapi.json', '{\n<<<<<<< HEAD\n  "a": 1\n=======\n  "a": 2\n>>>>>>> right\n}\n')
    const next = { files: [file('openapi.json', '{\n  "a": 3\n}\n')] }
    expect(codes(project.run(next))).toContain('output/manifest')
    expect(codes(project.run(next))).not.toContain('output/manifest')
  })
})

describe('a JSON document that we were added to and taken out of is to the byte as it was', () => {
  const ours = { type: 'module', 'scripts.dev': 'tsx', 'scripts.build': 'tsc', 'dependencies.express': '^5.0.0', 'dependencies.zod': '^4.0.0', 'imports.#gen/*': './src/*' }

  test.each([
    '{"name":"a","dependencies":{"express":"1"}}',
    '{"name": "a"}\n',
    '{ "name": "a", "type": "module", "dependencies": { "express": "^5.0.0" } }\n',
    '{"dependencies":{"a":"1","zzz":"2"},"zed":1}',
    '{ "name": "a",\n  "dependencies": { "a": "1" },\n  "devDependencies": { "zzz": "1" }\n}\n',
    '{"name":"a"\n}',
    '{\n"name":"a"}',
    '{ "name": "a", }',
    '{  "name": "a"  ,  "zed": 1  }',
    '{\t"name":\t"a"\t}\n',
    '{"zed":1}',
    '{\r\n  "name": "a",\r\n  "zed": [1,\r\n 2] }\r\n',
  ])('%j', (text) => {
    const project = createProject()
    project.put('package.json', text)
    project.run({ documents: [json(ours)] })
    expect(project.get('package.json')).not.toBe(text)
    project.run({})
    expect(project.get('package.json')).toBe(text)
  })
})

test('no byte of a user\'s JSON document is lost, whatever we add, change and take away', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'scripts', 'name')
  const value = fc.constantFrom<unknown>(1, 'x', [], {}, [1, { z: 1 }], { k: { l: [] } })
  const ours = fc.dictionary(fc.tuple(name, fc.constantFrom('', '.a', '.m', '.z')).map((p) => p.join('')), value, { maxKeys: 5 })
  const isFlat = (keys: readonly string[]) => !keys.some((k) => keys.some((l) => l.startsWith(`${k}.`)))
  const outputs = fc.array(ours.filter((o) => isFlat(Object.keys(o))), { maxLength: 4 })
  const user = fc.record({
    values: fc.dictionary(name.map((n) => `user-${n}`), value, { maxKeys: 4 }),
    indent: fc.constantFrom('', ' ', '  ', '\t'),
    trailing: fc.boolean(),
  })
  fc.assert(
    fc.property(user, outputs, ({ values, indent, trailing }, steps) => {
      const members = Object.entries(values).map(([k, v], i) => `/*${i}*/ ${JSON.stringify(k)}: ${JSON.stringify(v)} /*c${i}*/`)
      const nl = indent === '' ? '' : '\n'
      const comma = trailing && members.length > 0 ? ',' : ''
      const text = `{${nl}${members.map((m) => indent + m).join(`,${nl}`)}${comma} /*end*/${nl}}`
      const project = createProject()
      project.put('package.json', text)
      for (const step of steps) {
        const output = { documents: [json(step)] }
        project.run(output)
        expect(isFresh(project.plan(output))).toBe(true)
        const now = project.get('package.json')
        expect(parse(now)).toMatchObject(values)
        for (const comment of text.match(/\/\*.*?\*\//g) ?? []) expect(now).toContain(comment)
      }
      project.run({})
      expect(parse(project.get('package.json'))).toEqual(values)
    }),
    { numRuns: 150 },
  )
})
