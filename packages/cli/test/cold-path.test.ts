import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, ssot } from './run-ssot.js'

/** Writes down every module by a name that is loaded, with `node:` or without. */
const LISTENER = `
const Module = require('node:module')
const load = Module._load
const names = new Set()
Module._load = function (name, ...rest) {
  if (!/^[./]/.test(name)) names.add(name.replace(/^node:/, ''))
  return load.call(this, name, ...rest)
}
process.on('exit', () => require('node:fs').writeFileSync(process.env.LOADED, JSON.stringify([...names])))
`

const SCHEMA = `datasource db {
  provider = "sqlite"
}

model Post {
  id    Int    @id @default(autoincrement())
  title String
}
`

/** What a run loads of Node that takes no time to speak of, or that it cannot do without. */
const NODE = new Set(['assert', 'buffer', 'crypto', 'fs', 'module', 'os', 'path', 'process', 'timers/promises', 'url', 'util', 'v8'])

test('a first run loads the core and its parser, and nothing of weight besides', () => {
  const home = folderWith({ 'schema.prisma': SCHEMA, 'listen.cjs': LISTENER })
  const loaded = join(home, 'loaded.json')
  const { code, err } = ssot(home, ['generate', '--no-prisma-client', '--out', 'api'], { NODE_OPTIONS: `--require=${join(home, 'listen.cjs')}`, LOADED: loaded, SSOT_CACHE_DIR: join(home, 'cache') })
  expect(code, err).toBe(0)
  const names = JSON.parse(readFileSync(loaded, 'utf8')) as readonly string[]
  expect(names.filter((name) => !NODE.has(name)).sort()).toEqual(['@prisma/prisma-schema-wasm', '@ssot-codegen/core'])
})
