import {
  camelCase,
  GENERATED,
  identifier,
  local,
  localType,
  pkg,
  runtime,
  runtimeType,
  type CodeSymbol,
  type Enum,
  type Model,
  type Operation,
} from '@ssot-codegen/core'
import type { Names, TypeSuffix } from './names.js'

/** The plugin's name, and so the name of its folder of runtime files. */
export const NAME = 'api'

const ZOD = '^4.6.7'

/** `z` of Zod. */
export const z = pkg('zod', ZOD).value('z')

/** Runtime names that generated code is built on. */
export const lib = {
  createController: runtime(NAME, 'controller.ts', 'createController'),
  createListController: runtime(NAME, 'controller.ts', 'createListController'),
  createReadController: runtime(NAME, 'controller.ts', 'createReadController'),
  createService: runtime(NAME, 'service.ts', 'createService'),
  createReadService: runtime(NAME, 'service.ts', 'createReadService'),
  createListService: runtime(NAME, 'service.ts', 'createListService'),
  createSoftDeleteController: runtime(NAME, 'controller.ts', 'createSoftDeleteController'),
  createSoftDeleteService: runtime(NAME, 'service.ts', 'createSoftDeleteService'),
  defineOperation: runtime(NAME, 'operation.ts', 'defineOperation'),
  recordKey: runtime(NAME, 'key-reader.ts', 'recordKey'),
  listQuery: runtime(NAME, 'list-query-reader.ts', 'listQuery'),
  constrainedQuery: runtime(NAME, 'constrained-query.ts', 'constrainedQuery'),
  manyBody: runtime(NAME, 'many-body.ts', 'manyBody'),
  namedBody: runtime(NAME, 'named-body.ts', 'namedBody'),
  searchBody: runtime(NAME, 'search-body.ts', 'searchBody'),
  pathParams: runtime(NAME, 'path-params.ts', 'pathParams'),
  queryParams: runtime(NAME, 'query-params.ts', 'queryParams'),
  recordBody: runtime(NAME, 'record-body.ts', 'recordBody'),
  jsonBody: runtime(NAME, 'json-body.ts', 'jsonBody'),
  rawBody: runtime(NAME, 'raw-body.ts', 'rawBody'),
  multipartBody: runtime(NAME, 'multipart-body.ts', 'multipartBody'),
  wire: runtime(NAME, 'wire.ts', 'wire'),
  healthHandlers: runtime(NAME, 'health.ts', 'healthHandlers'),
  databaseCheck: runtime(NAME, 'health.ts', 'databaseCheck'),
  Model: runtimeType(NAME, 'model.ts', 'Model'),
  Column: runtimeType(NAME, 'model.ts', 'Column'),
  Relation: runtimeType(NAME, 'model.ts', 'Relation'),
  Models: runtimeType(NAME, 'model.ts', 'Models'),
  operation: runtime(NAME, 'extension-operation.ts', 'operation'),
  shape: runtime(NAME, 'shape-builders.ts', 'shape'),
  ModelExtension: runtimeType(NAME, 'extensions.ts', 'ModelExtension'),
  Extensions: runtimeType(NAME, 'context.ts', 'Extensions'),
  ToOne: runtimeType(NAME, 'model-inputs.ts', 'ToOne'),
  ToMany: runtimeType(NAME, 'model-inputs.ts', 'ToMany'),
  ListQuery: runtimeType(NAME, 'list-query.ts', 'ListQuery'),
  JsonValue: runtimeType(NAME, 'json.ts', 'JsonValue'),
}

/** Prisma's decimal, as records hold it. */
export const decimal = pkg('@prisma/client/runtime/client', '^7.10.0').type('Decimal')

/** Where all models are registered. */
export const REGISTRY = `${GENERATED}/models/registry.ts`

/** The registry of all models. */
export const models = local(REGISTRY, 'models')

/** Where projects get the types of their extensions from. */
export const EXTENSIONS = `${GENERATED}/extensions.ts`

/** Where they are put together: the project's own file. */
export const OWN_EXTENSIONS = 'src/extensions/index.ts'

/** What extensions are declared with, and those of the project. */
export const extending = {
  ModelExtensions: localType(EXTENSIONS, 'ModelExtensions'),
  defineExtensions: local(EXTENSIONS, 'defineExtensions'),
  defineExtension: local(EXTENSIONS, 'defineExtension'),
  extensions: local(OWN_EXTENSIONS, 'extensions'),
}

/** What one model's files declare, for this plugin and for others. */
export type ModelSymbols = {
  /** The folder of its files. */
  readonly folder: string
  readonly create: CodeSymbol
  readonly update: CodeSymbol
  readonly read: CodeSymbol
  /** What the server may write besides. */
  readonly serverData: CodeSymbol
  readonly query: CodeSymbol
  readonly key: CodeSymbol
  readonly unique: CodeSymbol
  readonly types: CodeSymbol
  readonly createValidator: CodeSymbol
  readonly updateValidator: CodeSymbol
  readonly model: CodeSymbol
  readonly service: CodeSymbol
  readonly controller: CodeSymbol
}

/** The symbols of a model. */
export function modelSymbols(model: Model, names: Names): ModelSymbols {
  const { type, value, folder: name } = names.model(model)
  const folder = `${GENERATED}/models/${name}`
  const dto = (suffix: TypeSuffix) => localType(`${folder}/dto.ts`, type + suffix)
  return {
    folder,
    create: dto('Create'),
    update: dto('Update'),
    read: dto('Read'),
    serverData: dto('ServerData'),
    query: dto('Query'),
    key: dto('Key'),
    unique: dto('Unique'),
    types: dto('Types'),
    createValidator: local(`${folder}/schema.ts`, `${value}Create`),
    updateValidator: local(`${folder}/schema.ts`, `${value}Update`),
    model: local(`${folder}/model.ts`, `${value}Model`),
    service: local(`${folder}/service.ts`, `${value}Service`),
    controller: local(`${folder}/controller.ts`, `${value}Controller`),
  }
}

/** The list of an enum's values, and their type. */
export function enumSymbols(enumeration: Enum, names: Names): { readonly values: CodeSymbol; readonly type: CodeSymbol } {
  const { type, values } = names.enum(enumeration)
  return { values: local(ENUMS, values), type: localType(ENUMS, type) }
}

/** Where all enums are declared. */
export const ENUMS = `${GENERATED}/models/enums.ts`

/** Where the descriptors of a group of operations are declared. */
export function operationsPath(group: string): string {
  return `${GENERATED}/http/operations/${group}.ts`
}

/** The descriptor of an operation: the object of its group, and its member there. */
export function operationSymbol(operation: Pick<Operation, 'id' | 'group'>): { readonly symbol: CodeSymbol; readonly member: string } {
  const verb = operation.id.slice(operation.id.lastIndexOf('.') + 1)
  return { symbol: groupSymbol(operation.group), member: identifier(camelCase(verb), 'member') }
}

/** The objects of groups, made once each: all operations of a group are in one. */
const groups = new Map<string, CodeSymbol>()

function groupSymbol(group: string): CodeSymbol {
  let symbol = groups.get(group)
  if (!symbol) groups.set(group, (symbol = local(operationsPath(group), identifier(`${camelCase(group)}Operations`, 'binding'))))
  return symbol
}

/** Where nothing can be printed for a name: bodies of models hold columns only, and other shapes bring validators. */
export function unnamed(name: string): never {
  throw new Error(`the shape "${name}" has no validator that could be referred to`)
}
