import { definePlugin, healthCheck, modelNamed, operation, operationGroups, pathOf, readmeSection, shape, version, type Access, type Contribution, type Model, type OutputFile, type Report, type Schema } from '@ssot-codegen/core'
import { project } from '@ssot-codegen/gen-project'
import * as z from 'zod'
import { accessOf } from './access.js'
import { annotations, boundsFrom } from './annotations.js'
import { createApi, type Api } from './api.js'
import { checkBulk } from './check-bulk.js'
import { checkActions, checkFilled, checkFilterable, checkIncludes, checkKey, checkModel, checkNumbers, checkPaths } from './check-model.js'
import { checkPatterns } from './check-patterns.js'
import { checkUnheld } from './check-unheld.js'
import { diagnostics } from './diagnostics.js'
import { dtoFile } from './files/dto.js'
import { extensionsFile, extensionsScaffold } from './files/extensions.js'
import { modelFile } from './files/model.js'
import { operationsFile } from './files/operations.js'
import { schemaFile } from './files/schema.js'
import { controllerFile, serviceFile } from './files/service.js'
import { enumsFile, indexFile, registryFile } from './files/shared.js'
import { guardedVerbs } from './guarded-writes.js'
import { healthOperations } from './health-operations.js'
import { bodyShapes } from './body-shapes.js'
import { modelOperations } from './operations/model-operations.js'
import { shapeName } from './operations/shape-names.js'
import { apiPage, firstRequests } from './pages/api-page.js'
import type { RelationVerb, RelationWrite } from './relation-writes.js'
import { countReply, pageMeta, pageShape, problem } from './shapes/envelopes.js'
import { replyShape } from './shapes/model-shapes.js'
import { mayLeadNowhere } from './soft-delete.js'
import { bodiesOf } from './surface.js'
import { ENUMS, EXTENSIONS, lib, NAME, operationsPath, OWN_EXTENSIONS, REGISTRY } from './symbols.js'

const options = z.strictObject({
  prefix: z
    .string()
    .regex(/^(\/[a-z0-9][a-z0-9._~-]*)*$/, 'It must be empty, or segments of lower-case letters and digits such as "/api".')
    .default('/api')
    .describe('Where the resources are mounted'),
  access: z
    .enum(['public', 'unspecified'])
    .default('unspecified')
    .describe('Who may call an operation that no rule speaks of; production refuses to start with unspecified ones'),
})

/**
 * DTOs, validators, services and controllers of every model, and the operations that frameworks mount.
 *
 * @see Api what it exports to other plugins
 */
export const api = definePlugin({
  name: NAME,
  version,
  doc: 'DTOs, validators, services, controllers and operations of every model',
  apiVersion: 1,
  core: '^0.1.0',
  options,
  optional: [project.handle],
  annotations,
  diagnostics,
  runtime: new URL('../runtime/', import.meta.url),

  exports: ({ schema, options: { prefix, access }, annotation, remember }): Api =>
    createApi({
      schema,
      remember,
      prefix,
      pathOf,
      boundsOf: (field) =>
        boundsFrom({
          email: annotation(field, 'email'),
          url: annotation(field, 'url'),
          min: annotation(field, 'min'),
          max: annotation(field, 'max'),
          length: annotation(field, 'length'),
          regex: annotation(field, 'regex'),
        }),
      requiresIfMatch: (model) => annotation(model, 'requireIfMatch') !== undefined,
      bulkNamed: (model) => annotation(model, 'bulk'),
      accessOf: (model) => accessOf(model, access),
    }),

  *contribute({ schema, options: { access }, self, report, remember, has, use }) {
    for (const item of healthOperations()) yield operation(item)
    yield healthCheck({ name: 'database', check: lib.databaseCheck })
    yield shape({ name: 'PageMeta', shape: pageMeta })
    yield shape({ name: 'Count', shape: countReply })
    yield shape({ name: 'Problem', shape: problem })
    const hasPage = has(project.handle) && use(project.handle).hasPages
    yield readmeSection({ title: 'First requests', order: 10, body: () => self.example && firstRequests(self, self.example, hasPage) })
    checkPaths(self.models, { prefix: self.prefix, pathOf }, report)
    for (const model of self.models) yield* remember(`facts of ${model.name}`, [model], () => [...modelFacts(model, { schema, self, report, access: accessOf(model, access) })])
  },

  *emit({ schema, self, operations, slot, has, use }) {
    const verbs = guardedVerbs(operations)
    for (const model of self.models) yield* modelFiles(self, model, (write) => verbs(write, model))
    const file = { kind: 'code', reads: 'schema' } as const
    yield { ...file, path: REGISTRY, code: () => registryFile(self) }
    yield { ...file, path: EXTENSIONS, code: () => extensionsFile(self) }
    yield { kind: 'code', path: OWN_EXTENSIONS, mode: 'scaffold', reads: 'nothing', code: extensionsScaffold }
    if (schema.enums.length > 0) yield { ...file, path: ENUMS, code: () => enumsFile(self) }

    if (has(project.handle) && use(project.handle).hasPages) yield { kind: 'text', path: 'docs/api.md', reads: 'schema', text: () => apiPage(self, operations) }

    const shapes = new Map(slot(shape).map((item) => [item.name, item]))
    const context = {
      api: self,
      shape: (name: string) => shapes.get(name) ?? missing(name),
      modelNamed: (name: string) => modelNamed(schema, name),
    }
    for (const [group, members] of operationGroups(operations)) {
      const model = members[0]?.model
      const reads = model === undefined ? 'nothing' : [modelNamed(schema, model)]
      yield { kind: 'code', path: operationsPath(group), reads, code: () => operationsFile(group, members, context) }
    }
  },
})

type FactsContext = { readonly schema: Schema; readonly self: Api; readonly report: Report<typeof diagnostics>; readonly access: Access }

/** The shapes and operations of a model, and what there is to say about it. */
function* modelFacts(model: Model, { schema, self, report, access }: FactsContext): Iterable<Contribution> {
  checkModel(model, self.boundsOf, report)
  checkPatterns(model, self.boundsOf, report)
  const shapes = self.shapes(model)
  const symbols = self.model(model)
  const names = self.names.model(model)
  const read = shapeName(self, model, 'Read')
  const reply = replyShape(shapes.read, {
    relations: self.relations(model),
    refOf: (name) => shapeName(self, modelNamed(schema, name), 'Read'),
    mayLeadNowhere: (field) => mayLeadNowhere(field, schema),
  })
  yield shape({ name: read, shape: reply, type: symbols.read })
  yield shape({ name: shapeName(self, model, 'Page'), shape: pageShape(read) })
  const actions = self.actions(model)
  for (const item of bodyShapes(self, model)) yield shape(item)

  checkActions(model, schema, report)
  checkFilled(model, schema, report)
  checkNumbers(model, schema, report)
  checkIncludes(model, self.relations(model), report)
  checkKey(model, schema.provider, report)
  checkFilterable(model, report)
  checkUnheld(model, report)
  checkBulk(model, self.bulk(model), report)
  const wanted = pathOf(model) ?? self.names.plainPath(model)
  if (names.path !== wanted) report('path-conflict', { model: model.name, wanted, path: names.path }, model)
  for (const item of modelOperations(self, model, { actions, access })) yield operation(item)
}

function* modelFiles(self: Api, model: Model, verbsOf: (write: RelationWrite) => readonly RelationVerb[]): Iterable<OutputFile> {
  const { folder } = self.model(model)
  const file = { kind: 'code', reads: [model] } as const
  yield { ...file, path: `${folder}/dto.ts`, code: () => dtoFile(self, model) }
  const bodies = bodiesOf(self.actions(model))
  if (bodies.create || bodies.update) yield { ...file, path: `${folder}/schema.ts`, code: () => schemaFile(self, model) }
  yield { ...file, path: `${folder}/model.ts`, code: () => modelFile(self, model, verbsOf) }
  yield { ...file, path: `${folder}/service.ts`, code: () => serviceFile(self, model) }
  yield { ...file, path: `${folder}/controller.ts`, code: () => controllerFile(self, model) }
  yield { ...file, path: `${folder}/index.ts`, code: () => indexFile(self, model) }
}

function missing(name: string): never {
  throw new Error(`an operation reads a body of shape "${name}", which nobody contributes`)
}
