import { env, file, json, lines, type Output } from '../support/output.js'

/** What is generated from: models with their fields, the plugins that run, and the version that their templates have. */
export type Source = {
  readonly models: ReadonlyMap<string, readonly string[]>
  readonly plugins: ReadonlySet<string>
  readonly templates: number
}

/** Where a history begins. */
export const START: Source = {
  models: new Map([
    ['Post', ['title', 'body', 'views']],
    ['User', ['email', 'name']],
  ]),
  plugins: new Set(['client', 'docs']),
  templates: 0,
}

/** A small generator: TypeScript for each model, files over all of them, formats with comments and without, documents. */
export function outputOf(source: Source): Output {
  const models = [...source.models].map(([name, fields]) => ({ name, fields }))
  const has = (plugin: string) => source.plugins.has(plugin)
  const files = [
    file('src/gen/base.ts', base(source.templates)),
    ...models.map((m) => file(`src/gen/models/${m.name.toLowerCase()}.ts`, modelFile(m, source.templates))),
    file('src/gen/index.ts', models.map(({ name }) => `export { create${name}, type ${name} } from './models/${name.toLowerCase()}.js'\n`).join('')),
    file('openapi.json', `${JSON.stringify({ version: source.templates, models: Object.fromEntries(source.models) }, null, 2)}\n`),
    ...(has('client') ? models.map((m) => file(`src/gen/client/${m.name.toLowerCase()}.ts`, clientFile(m))) : []),
    ...(has('docs') ? [file('src/gen/README.md', docs(models))] : []),
    ...(has('deploy') ? [file('deploy.sh', `#!/bin/sh\nset -e\nMODELS=${models.length}\nexec deploy "$MODELS"\n`)] : []),
  ]
  const scripts = { 'scripts.dev': `run v${source.templates}`, ...(has('deploy') && { 'scripts.deploy': './deploy.sh' }) }
  const documents = [json({ name: 'x', ...scripts }), lines('dist', ...(has('client') ? ['client'] : [])), env({ PORT: String(source.templates) })]
  return { files, documents }
}

type Model = { readonly name: string; readonly fields: readonly string[] }

function base(version: number): string {
  return [
    `/** The version of what is generated. */`,
    `export const version: number = ${version}`,
    '',
    ...(version % 2 === 1 ? ['/** Reads a key. */', 'export function keyOf(value: { id: number }): number {', '  return value.id', '}', ''] : []),
    '/** Copies a record. */',
    'export function copy<T extends object>(value: T): T {',
    '  return { ...value }',
    '}',
    '',
  ].join('\n')
}

function modelFile({ name, fields }: Model, version: number): string {
  return [
    `import { copy${version > 1 ? ', version' : ''} } from '../base.js'`,
    '',
    `/** A record of ${name}. */`,
    `export type ${name} = {`,
    '  id: number',
    ...fields.map((field) => `  ${field}: string`),
    '}',
    '',
    `/** Makes a record of ${name}. */`,
    `export function create${name}(input: ${name}): ${name} {`,
    ...(version > 1 ? ['  if (version < 0) return input'] : []),
    '  const record = copy(input)',
    '  return record',
    '}',
    '',
    `/** What a ${name} consists of. */`,
    `export const fieldsOf${name} = [`,
    ...fields.map((field) => `  '${field}',`),
    ...(version > 2 ? ["  'id',"] : []),
    ']',
    '',
  ].join('\n')
}

function clientFile({ name, fields }: Model): string {
  const lower = name.toLowerCase()
  return [
    `import { create${name}, type ${name} } from '../models/${lower}.js'`,
    '',
    `export const ${lower}Client = {`,
    `  make: (): ${name} => create${name}({ id: 0, ${fields.map((field) => `${field}: ''`).join(', ')} }),`,
    '}',
    '',
  ].join('\n')
}

function docs(models: readonly Model[]): string {
  return ['# Models', '', ...models.flatMap(({ name, fields }) => [`## ${name}`, '', ...fields.map((field) => `- ${field}`), ''])].join('\n')
}
