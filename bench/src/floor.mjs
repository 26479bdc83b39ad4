// The least a generator must do: start Node, parse the schema, write the bytes. Run as a process of its own.
import { createRequire } from 'node:module'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import v8 from 'node:v8'

v8.setFlagsFromString('--liftoff-only')
let since = 0
const tell = (phase) => {
  const now = process.uptime() * 1000
  console.error(`${phase} ${Math.round(now - since)} ms`)
  since = now
}
tell('start')
const [schema, bytes, out] = process.argv.slice(2)
const { get_datamodel } = createRequire(import.meta.url)('@prisma/prisma-schema-wasm')
const generator = 'generator client {\n  provider = "prisma-client"\n  output = "./client"\n  previewFeatures = ["views"]\n}\n'
const text = readFileSync(schema, 'utf8').replace(/^generator\s+\w+\s*\{[^}]*\}/gm, '').replace(/^\s*(url|directUrl|shadowDatabaseUrl)\s*=.*$/gm, '')
get_datamodel(JSON.stringify({ prismaSchema: [[schema, text], ['generator.prisma', generator]] }))
tell('parse')
for (const { path, text: content } of JSON.parse(readFileSync(bytes, 'utf8'))) {
  const target = join(out, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, content)
}
tell('write')
