// Shows that a project compiles and is clean wherever its schema lies and whatever the config says: in place, in several files, without a
// prefix, declared public, with models left out, for two frameworks at once.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixture } from '@ssot-codegen/fixtures'
import { expect, test } from 'vitest'
import { checkAlone } from '../src/output/check-alone.js'
import { clientModels, generatedFiles } from '../src/output/generated-files.js'
import { textFaults } from '../src/output/text-faults.js'
import { TOOL_CHECKS, type ToolCheck } from '../src/output/tools.js'
import { projectFolder, removeProject, ROOT, ssot } from '../src/project.js'
import { deep, isDue } from '../src/third.js'

/** Circles do not come from where a schema lies, but may from what is left out: they are looked for in a third of the variants at a time. */
const checksOf = (index: number): readonly ToolCheck[] => (deep ? TOOL_CHECKS : isDue(index) ? ['TypeScript 7', 'cycles'] : ['TypeScript 7'])

type Variant = {
  readonly what: string
  readonly fixture: string
  /** Whether the schema lies in the project, not outside. */
  readonly inPlace?: boolean
  /** Of the config file, which is outside. */
  readonly config?: string
  readonly isShown?: (model: string) => boolean
  /** How many serve the routes; one when absent. */
  readonly frameworks?: 2
  /** What the routes must say. */
  readonly route?: string
}

const variants: readonly Variant[] = [
  { what: 'a schema in the project', fixture: 'several-relations', inPlace: true },
  { what: 'a schema of several files in the project', fixture: 'multi-file', inPlace: true },
  {
    what: 'no prefix, and everything public',
    fixture: 'names',
    config: `plugins: [api({ prefix: '', access: 'public' })]`,
    route: `['GET', '/posts',`,
  },
  {
    what: 'models left out that others lead to',
    fixture: 'names',
    config: `plugins: [api({ prefix: '/v1/api' })], models: { exclude: ['Object', 'Post', 'snake_case_plurals'] }`,
    isShown: (model) => !['Object', 'Post', 'snake_case_plurals'].includes(model),
    route: `['GET', '/v1/api/maps',`,
  },
  {
    what: 'two models of many, one of them narrowed by the config',
    fixture: 'names',
    config: `models: { include: ['Map', 'Object'], Map: { expose: ['list'], fields: { label: { hidden: true } } } }`,
    isShown: (model) => ['Map', 'Object'].includes(model),
    route: `['GET', '/api/maps',`,
  },
  { what: 'two frameworks that are compared', fixture: 'names', frameworks: 2, config: `plugins: [express(), fastify(), contract()]`, route: `frameworks: ['express', 'fastify'],` },
]

test.for(variants.map((variant, i) => ({ ...variant, checks: checksOf(i) })))('$what', { timeout: 600_000 }, async ({ checks, fixture: name, inPlace, config, frameworks, isShown = () => true, route }) => {
  const { path, files } = fixture(name)
  const folder = projectFolder('variant')
  const beside = mkdtempSync(join(tmpdir(), 'ssot-config-'))
  try {
    const own = join(folder, 'prisma')
    if (inPlace === true) {
      mkdirSync(own)
      for (const file of files) cpSync(files.length === 1 ? path : join(path, file.path), join(own, file.path), { recursive: true })
    }
    symlinkSync(join(ROOT, 'e2e/node_modules'), join(beside, 'node_modules'), 'junction')
    const head = `import { defineConfig } from '@ssot-codegen/cli'\nimport { api } from '@ssot-codegen/gen-api'\nimport { contract } from '@ssot-codegen/gen-contract'\nimport { express } from '@ssot-codegen/gen-express'\nimport { fastify } from '@ssot-codegen/gen-fastify'\n\nexport const used = [api, contract, express, fastify]\n`
    writeFileSync(join(beside, 'ssot.config.ts'), `${head}export default defineConfig({ ${config ?? ''} })\n`)
    const schema = inPlace === true ? (files.length === 1 ? join(own, 'schema.prisma') : own) : path
    const { code, stdout, stderr } = ssot(['generate', '--config', join(beside, 'ssot.config.ts'), '--schema', schema, '--out', folder])
    expect(code, stdout + stderr).toBe(0)

    // Each framework has a set.
    expect(textFaults(folder, isShown).filter((fault) => frameworks !== 2 || !fault.endsWith(': 2 times a set of routes'))).toEqual([])
    const findings = await checkAlone(folder, checks)
    expect(findings.filter(({ found }) => found !== '').map(({ check, found }) => `${check}: ${found}`)).toEqual([])
    expect(clientModels(folder).filter(isShown).length).toBeGreaterThan(0)
    if (route !== undefined) expect(generatedFiles(folder).map(({ text }) => text).join('\n')).toContain(route)
  } finally {
    removeProject(folder)
    rmSync(beside, { recursive: true })
  }
})
