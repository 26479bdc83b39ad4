import { byCodeUnit, definePlugin, forPrograms, gitignore, memoized, modelNamed, npmDependency, npmScript, operationGroups, readmeSection, shape, version, type FinalOperation, type Model, type Shape } from '@ssot-codegen/core'
import { api, type Api } from '@ssot-codegen/gen-api'
import { project } from '@ssot-codegen/gen-project'
import * as z from 'zod'
import { clientFile, indexFile } from './files/client.js'
import { packageFile, tsconfigClient } from './files/package.js'
import { groupQueriesFile, queriesFile, queriesPath } from './files/queries.js'
import { resourceFile } from './files/resource.js'
import { enumsFile, shapesFile } from './files/types.js'
import { groupNames } from './names.js'
import { clientPage, clientSection, type ClientExample } from './pages/client-page.js'
import { CLIENT, ENUMS, INDEX, NAME, OUT, PACKAGE, QUERIES, SHAPES, TSCONFIG } from './symbols.js'
import { resourcePath, wireTypes } from './wire-types.js'

const options = z.strictObject({
  packageName: z
    .string()
    .regex(/^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/, 'It must be a name that npm takes, such as "@acme/shop-client".')
    .optional()
    .describe('What the package is called that `build:client` makes; the name of the project and "-client" where it is absent'),
  packageVersion: z
    .string()
    .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'It must be a version, such as "1.2.0".')
    .default('0.1.0')
    .describe('The version of that package'),
  tanstackQuery: z.boolean().default(false).describe('Whether there are queries and mutations for TanStack Query too'),
})

/** A typed client of the API, made of `fetch` and nothing else, and a package of it to publish. */
export const client = definePlugin({
  name: NAME,
  version,
  doc: 'A typed fetch client of the API, which a package can be made of',
  apiVersion: 1,
  core: '^0.1.0',
  options,
  requires: [api.handle, project.handle],
  runtime: new URL('../runtime/', import.meta.url),

  *contribute({ options: { tanstackQuery }, project: facts, use }) {
    yield npmScript('build:client', `tsx ${PACKAGE} && tsc -p ${TSCONFIG}`)
    yield gitignore(`${OUT}/`)
    // Its own need, which no package manager but npm sees to; the types are for the compiler.
    if (tanstackQuery) {
      yield npmDependency({ name: 'react', range: '^18.0.0 || ^19.0.0', dev: false })
      yield npmDependency({ name: '@types/react', range: '^18.0.0 || ^19.0.0', dev: true })
    }
    const { hasPages } = use(project.handle)
    const self = use(api.handle)
    yield readmeSection({ title: 'Client', order: 50, body: (operations) => clientSection(exampleIn(operations, self), facts, hasPages) })
  },

  *emit({ schema, options: given, project: facts, operations: every, slot, use }) {
    const operations = forPrograms(every)
    const self = use(api.handle)
    const anyCase = use(project.handle).capabilities.insensitiveMode
    const groups = operationGroups(operations)
    const groupOf = (model: Model) => self.names.model(model).group
    const all = groupsOf(self, groups)
    const named = groupNames(all)
    const served = servedBy(operations, (name) => modelNamed(schema, name), (model) => self.model(model).controller.id)
    const types = wireTypes({
      api: self,
      shapes: slot(shape),
      fileOf: (model) => resourcePath(named(groupOf(model)).file),
      unnamed: operations.flatMap(shapesOf),
    })
    const shared = types.others.map((other) => `${other.name} ${other.symbol.name}`).join('\n')
    const models = new Map(self.models.map((model) => [groupOf(model), model]))
    const file = { kind: 'code', reads: 'schema' } as const
    for (const group of all) {
      const members = groups.get(group) ?? []
      const model = models.get(group)
      const hasCursor = members.some(({ query, action }) => action === 'list' && query.kind === 'model' && query.parts.includes('cursor'))
      const parts = { api: self, types, anyCase, hasCursor, operations: members, served, group, names: named(group), model }
      const own = members.flatMap(({ model: name }) => (name === undefined ? [] : modelNamed(schema, name)))
      const facts = [shared, ...Object.values(named(group)), ...members, ...(model ? types.ofModel(model).map((item) => item.shape) : [])]
      const depends = { nodes: [...new Set([...(model ? [model] : []), ...own])], facts }
      yield { ...file, depends, path: resourcePath(named(group).file), code: () => resourceFile(parts) }
      if (given.tanstackQuery && members.length > 0) yield { ...file, depends, path: queriesPath(named(group)), code: () => groupQueriesFile(parts) }
    }
    const called = all.filter((group) => groups.has(group)).map(named)
    yield { ...file, path: CLIENT, code: () => clientFile(called) }
    if (given.tanstackQuery) yield { ...file, path: QUERIES, code: () => queriesFile(called) }
    if (types.enums.length > 0) yield { ...file, path: ENUMS, code: () => enumsFile(self, types.enums) }
    if (types.others.length > 0) yield { ...file, path: SHAPES, code: () => shapesFile(types) }
    const beside = [...(types.enums.length > 0 ? ['enums'] : []), ...(types.others.length > 0 ? ['shapes'] : []), ...all.map((group) => `resources/${named(group).file}`)]
    yield { ...file, path: INDEX, code: () => indexFile(beside) }

    if (use(project.handle).hasPages) yield { kind: 'text', path: 'docs/client.md', reads: 'schema', text: () => clientPage(exampleIn(every, self), facts) }
    const name = given.packageName ?? `${facts.name}-client`
    const description = `A typed client of ${facts.name}`
    yield { ...file, path: PACKAGE, code: () => packageFile({ name, version: given.packageVersion, description, queries: given.tanstackQuery }) }
    yield { kind: 'text', path: TSCONFIG, mode: 'scaffold', reads: 'nothing', text: tsconfigClient }
  },
})

/** The resource that the API shows by an example, as it is called in the client. */
function exampleIn(every: readonly FinalOperation[], self: Api): ClientExample | undefined {
  const { example } = self
  if (!example) return undefined
  const groups = operationGroups(forPrograms(every))
  const { group } = self.names.model(example.model)
  const operations = groups.get(group)
  return operations && { example, names: groupNames(groupsOf(self, groups))(group), operations }
}

/** Every group that the client has a file for. */
function groupsOf(self: Api, groups: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...self.models.map((model) => self.names.model(model).group), ...groups.keys()])].sort(byCodeUnit)
}

/** Finds the model that an operation serves as every model is served: by the controller that the API itself has for it. */
function servedBy(operations: readonly FinalOperation[], named: (name: string) => Model, controllerOf: (model: Model) => string) {
  const models = new Map<string, Model>()
  for (const { id, model: name, action, handler } of operations) {
    if (name === undefined || action === undefined) continue
    const model = named(name)
    if (handler.symbol.id === controllerOf(model)) models.set(id, model)
  }
  return ({ id }: FinalOperation) => models.get(id)
}

/** Every shape that an operation speaks. */
const shapesOf = memoized(({ path, query, body, replies }: FinalOperation): readonly Shape[] => [
  ...path.flatMap((segment) => (typeof segment === 'string' ? [] : [segment.shape])),
  ...(query.kind === 'parameters' ? query.parameters.map((item) => item.shape) : []),
  ...(body.kind === 'json' ? [body.shape] : body.kind === 'multipart' ? body.parts.map((item) => item.shape) : []),
  ...replies.flatMap((reply) => reply.body ?? []),
])
