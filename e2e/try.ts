import { generate, parseSchema } from '@ssot-codegen/core'
import { api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import { loadRuntime } from '@ssot-codegen/output'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { express } from '@ssot-codegen/gen-express'
const path = process.argv[2] ?? ''
const out = process.argv[3] ?? '/tmp/try/blog'
const t0 = performance.now()
const { schema, diagnostics } = parseSchema([{ path, text: readFileSync(path, 'utf8') }])
const t1 = performance.now()
for (const d of diagnostics) console.log(d.severity, d.code, d.message)
if (!schema) process.exit(2)
const result = generate(schema, [project(), api({ access: 'public' }), express()], { runtime: loadRuntime, project: { name: 'blog' } })
const t2 = performance.now()
for (const d of result.diagnostics) console.log(d.severity, d.code, d.message)
rmSync(out + '/src', { recursive: true, force: true })
for (const f of result.files) { mkdirSync(dirname(join(out, f.path)), { recursive: true }); writeFileSync(join(out, f.path), f.text) }
console.log(result.files.length, 'files', result.documents.map((d) => d.path), 'parse', t1 - t0, 'generate', t2 - t1)
