import {
  application,
  backingService,
  definePlugin,
  env,
  lifecycle,
  readmeSection,
  version,
  type Code,
  type DocumentEntry,
  type OutputFile,
  type SafeText,
} from '@ssot-codegen/core'
import * as z from 'zod'
import { DRIVERS, type Capabilities } from './database.js'
import { diagnostics } from './diagnostics.js'
import { environment } from './environment.js'
import { configFile } from './files/config.js'
import { hiddenColumnsFile } from './files/hidden-columns.js'
import { lifecycleFile } from './files/lifecycle.js'
import { dbFile } from './files/db.js'
import { prismaConfig } from './files/prisma-config.js'
import { readme } from './files/readme.js'
import { appScaffold, configScaffold, dbScaffold, logScaffold, middlewareScaffold, seedScaffold, serverScaffold, smokeTest } from './files/scaffolds.js'
import { eslintConfig, tsconfig, tsconfigBuild, vitestConfig } from './files/tooling.js'
import { manifest } from './manifest.js'
import { NAME } from './symbols.js'

/** What this plugin tells others. */
export type Project = {
  /** What the schema's database can do. */
  readonly capabilities: Capabilities
}

/** The project around the API: manifest, settings, entry points, tools, README. */
export const project = definePlugin({
  name: NAME,
  version,
  doc: 'The project: package.json, settings, entry points, tools, README',
  apiVersion: 1,
  core: '^0.1.0',
  options: z.strictObject({}),
  diagnostics,
  runtime: new URL('../runtime/', import.meta.url),

  exports: ({ schema }): Project => ({ capabilities: DRIVERS[schema.provider].capabilities }),

  *contribute({ schema, project: facts, report }) {
    yield* manifest(facts)
    yield* environment(schema, facts)
    if (schema.provider === 'sqlserver' || schema.provider === 'cockroachdb') report('untested-database', { provider: schema.provider })
  },

  *emit({ schema, project: facts, slot, operations, report }) {
    const [framework] = slot(application)
    if (!framework) {
      report('no-framework', undefined)
      return
    }
    const variables = slot(env)
    yield { kind: 'code', path: 'src/gen/config.ts', reads: 'nothing', code: () => configFile(variables) }
    yield { kind: 'code', path: 'src/gen/db.ts', reads: 'schema', code: () => dbFile(schema) }
    yield { kind: 'code', path: 'src/gen/hidden-columns.ts', reads: 'schema', code: () => hiddenColumnsFile(schema) }
    const started = [...slot(lifecycle)].sort((a, b) => a.order - b.order)
    yield { kind: 'code', path: 'src/gen/lifecycle.ts', reads: 'nothing', code: () => lifecycleFile(started) }
    yield scaffold('src/config.ts', configScaffold)
    yield scaffold('src/db.ts', () => dbScaffold(schema))
    yield scaffold('src/log.ts', logScaffold)
    yield scaffold('src/middleware.ts', middlewareScaffold)
    yield scaffold('src/app.ts', () => appScaffold(framework))
    yield scaffold('src/server.ts', () => serverScaffold(framework))
    yield scaffold('test/smoke.test.ts', smokeTest)
    yield scaffold('prisma/seed.ts', seedScaffold)
    yield scaffold('prisma.config.ts', () => prismaConfig(facts))
    yield textScaffold('tsconfig.json', tsconfig)
    yield textScaffold('tsconfig.build.json', tsconfigBuild)
    yield textScaffold('vitest.config.ts', vitestConfig)
    yield textScaffold('eslint.config.js', eslintConfig)
    const sections = [...slot(readmeSection)].sort((a, b) => a.order - b.order)
    yield textScaffold('README.md', () => readme({ project: facts, operations, variables, services: slot(backingService), sections }))
    yield { kind: 'entries', entries: variables.map(envEntry) }
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
