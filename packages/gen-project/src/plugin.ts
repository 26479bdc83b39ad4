import {
  application,
  backingService,
  definePlugin,
  env,
  lifecycle,
  readmeSection,
  version,
  type Code,
  type CodeSymbol,
  type DocumentEntry,
  type FinalOperation,
  type OutputFile,
  type SafeText,
} from '@ssot-codegen/core'
import * as z from 'zod'
import { DRIVERS, type Capabilities } from './database.js'
import { diagnostics } from './diagnostics.js'
import { databaseEnvironment, environment } from './environment.js'
import { configFile } from './files/config.js'
import { hiddenColumnsFile } from './files/hidden-columns.js'
import { lifecycleFile } from './files/lifecycle.js'
import { dbFile } from './files/db.js'
import { prismaConfig } from './files/prisma-config.js'
import { appScaffold, configScaffold, dbScaffold, logScaffold, middlewareScaffold, seedScaffold, serverScaffold, smokeTest } from './files/scaffolds.js'
import { eslintConfig, tsconfig, tsconfigBuild, vitestConfig } from './files/tooling.js'
import { manifest, mountedManifest } from './manifest.js'
import { architecturePage } from './pages/architecture.js'
import { changelogPage } from './pages/changelog.js'
import { contributingPage } from './pages/contributing.js'
import { readme } from './pages/readme.js'
import { troubleshootingPage } from './pages/troubleshooting.js'
import { generated, NAME } from './symbols.js'

/** What this plugin tells others. */
export type Project = {
  /** What the schema's database can do. */
  readonly capabilities: Capabilities
  /** `(url) => PrismaClient`: how the client is made for that database. */
  readonly createDatabase: CodeSymbol
  readonly PrismaClient: CodeSymbol
  /** Whether the project has pages about itself in `docs/`, to which others add theirs. */
  readonly hasPages: boolean
}

/** The project around the API: manifest, settings, entry points, tools, README. */
export const project = definePlugin({
  name: NAME,
  version,
  doc: 'The project: package.json, settings, entry points, tools, README',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({
    mounted: z.boolean().default(false).describe('Whether an application of yours mounts the router: entry points, tools and README are then yours, too'),
    docs: z.boolean().default(true).describe('Whether there are pages in docs/ about the project: architecture, API, troubleshooting, contributing, changelog'),
  }),
  diagnostics,
  runtime: new URL('../runtime/', import.meta.url),

  exports: ({ schema, options }): Project => ({
    capabilities: DRIVERS[schema.provider].capabilities,
    createDatabase: generated.createDatabase,
    PrismaClient: generated.PrismaClient,
    hasPages: options.docs && !options.mounted,
  }),

  *contribute({ schema, options, project: facts, report }) {
    yield* options.mounted ? mountedManifest() : manifest(facts)
    yield* options.mounted ? databaseEnvironment(schema, facts) : environment(schema, facts)
    if (schema.provider === 'sqlserver' || schema.provider === 'cockroachdb') report('untested-database', { provider: schema.provider })
  },

  *emit({ schema, options, self, project: facts, slot, operations, report }) {
    const applications = slot(application)
    const framework = applications.find((one) => one.framework === (facts.framework ?? one.framework))
    if (!framework) {
      if (facts.framework === undefined || applications.length === 0) report('no-framework', undefined)
      else report('framework-absent', { framework: facts.framework, there: applications.map((one) => one.framework) })
      return
    }
    const variables = slot(env)
    yield { kind: 'code', path: 'src/gen/config.ts', reads: 'nothing', code: () => configFile(variables) }
    yield { kind: 'code', path: 'src/gen/db.ts', reads: 'schema', code: () => dbFile(schema) }
    yield { kind: 'code', path: 'src/gen/hidden-columns.ts', reads: 'schema', code: () => hiddenColumnsFile(schema) }
    const started = [...slot(lifecycle)].sort((a, b) => a.order - b.order)
    yield { kind: 'code', path: 'src/gen/lifecycle.ts', reads: 'nothing', code: () => lifecycleFile(started) }
    yield scaffold('prisma.config.ts', () => prismaConfig(facts, options.mounted))
    yield { kind: 'entries', entries: variables.map(envEntry) }
    if (options.mounted) return
    yield scaffold('src/config.ts', configScaffold)
    yield scaffold('src/db.ts', () => dbScaffold(schema))
    yield scaffold('src/log.ts', logScaffold)
    yield scaffold('src/middleware.ts', middlewareScaffold)
    yield scaffold('src/app.ts', () => appScaffold(framework))
    yield scaffold('src/server.ts', () => serverScaffold(framework))
    yield scaffold('test/smoke.test.ts', () => smokeTest(framework))
    yield scaffold('prisma/seed.ts', seedScaffold)
    yield textScaffold('tsconfig.json', tsconfig)
    yield textScaffold('tsconfig.build.json', tsconfigBuild)
    yield textScaffold('vitest.config.ts', vitestConfig)
    yield textScaffold('eslint.config.js', eslintConfig)
    const sections = [...slot(readmeSection)].sort((a, b) => a.order - b.order)
    yield textScaffold('README.md', () => readme({ project: facts, schema, variables, services: slot(backingService), sections: sections.flatMap((section) => made(section, operations)), pages: self.hasPages }))
    if (!self.hasPages) return
    yield { kind: 'text', path: 'docs/architecture.md', reads: 'schema', text: () => architecturePage({ project: facts, schema, framework: framework.framework }) }
    yield { kind: 'text', path: 'docs/troubleshooting.md', reads: 'schema', text: () => troubleshootingPage(facts, schema) }
    yield textScaffold('docs/contributing.md', () => contributingPage(facts))
    yield textScaffold('docs/changelog.md', changelogPage)
  },
})

function scaffold(path: string, code: () => Code): OutputFile {
  return { kind: 'code', path, mode: 'scaffold', reads: 'nothing', code }
}

function textScaffold(path: string, content: () => SafeText): OutputFile {
  return { kind: 'text', path, mode: 'scaffold', reads: 'nothing', text: content }
}

function envEntry(variable: Parameters<typeof env>[0]): DocumentEntry {
  return { path: '.env.example', format: 'env', key: [variable.name], value: variable.example ?? variable.default ?? '', doc: variable.doc }
}

/** A section with its text, if there is one. */
function made({ title, body }: Parameters<typeof readmeSection>[0], operations: readonly FinalOperation[]): { readonly title: string; readonly body: SafeText }[] {
  const text = typeof body === 'function' ? body(operations) : body
  return text ? [{ title, body: text }] : []
}
