import { GENERATED, local, localType, runtime, runtimeType, type CodeSymbol } from '@ssot-codegen/core'

/** The plugin's name, and so the name of its folder of runtime files. */
export const NAME = 'client'

/** Where the client is. */
export const FOLDER = `${GENERATED}/client`

/** What others import of it. */
export const INDEX = `${FOLDER}/index.ts`

/** Where all resources are put together. */
export const CLIENT = `${FOLDER}/client.ts`

/** The types of enums. */
export const ENUMS = `${FOLDER}/enums.ts`

/** The named shapes that are no model's. */
export const SHAPES = `${FOLDER}/shapes.ts`

/** What makes queries of its methods, where a project wants them. */
export const QUERIES = `${FOLDER}/queries.ts`

/** What makes the package of it. */
export const PACKAGE = `${GENERATED}/client-package.ts`

/** The settings by which it is compiled to a package. */
export const TSCONFIG = 'tsconfig.client.json'

/** Where that package is made. */
export const OUT = 'dist-client'

const value = (file: string, name: string) => runtime(NAME, `${file}.ts`, name)
const type = (file: string, name: string) => runtimeType(NAME, `${file}.ts`, name)

/** Runtime names that generated code is built on. */
export const lib = {
  createTransport: value('transport', 'createTransport'),
  Transport: type('transport', 'Transport'),
  RequestBody: type('transport', 'RequestBody'),
  ApiRequest: type('transport', 'ApiRequest'),
  ClientOptions: type('options', 'ClientOptions'),
  CallOptions: type('options', 'CallOptions'),
  WriteOptions: type('options', 'WriteOptions'),
  JsonValue: type('json', 'JsonValue'),
  Read: type('models', 'Read'),
  Where: type('models', 'Where'),
  ShapeOf: type('models', 'ShapeOf'),
  ModelName: type('models', 'ModelName'),
  relation: { one: type('models', 'One'), maybe: type('models', 'Maybe'), many: type('models', 'Many') },
  related: { one: type('filters', 'ToOneFilter'), maybe: type('filters', 'ToMaybeFilter'), many: type('filters', 'ToManyFilter') },
  Combined: type('filters', 'Combined'),
  Page: type('requests', 'Page'),
  PageMeta: type('requests', 'PageMeta'),
  Count: type('requests', 'Count'),
  ListRequest: type('requests', 'ListRequest'),
  ProblemDocument: type('problem-types', 'ProblemDocument'),
  ProblemName: type('problem-types', 'ProblemName'),
  Fault: type('problem-types', 'Fault'),
  FilePart: type('multipart', 'FilePart'),
  listMethod: value('list-methods', 'listMethod'),
  searchMethod: value('list-methods', 'searchMethod'),
  countMethod: value('list-methods', 'countMethod'),
  pagesMethod: value('page-methods', 'pagesMethod'),
  iterateMethod: value('page-methods', 'iterateMethod'),
  getMethod: value('record-methods', 'getMethod'),
  createMethod: value('record-methods', 'createMethod'),
  updateMethod: value('record-methods', 'updateMethod'),
  removeMethod: value('record-methods', 'removeMethod'),
  restoreMethod: value('record-methods', 'restoreMethod'),
  upsertMethod: value('record-methods', 'upsertMethod'),
  guardedUpdateMethod: value('guarded-methods', 'guardedUpdateMethod'),
  guardedRemoveMethod: value('guarded-methods', 'guardedRemoveMethod'),
  guardedRestoreMethod: value('guarded-methods', 'guardedRestoreMethod'),
  createManyMethod: value('bulk-methods', 'createManyMethod'),
  updateManyMethod: value('bulk-methods', 'updateManyMethod'),
  deleteManyMethod: value('bulk-methods', 'deleteManyMethod'),
  callMethod: value('call-method', 'callMethod'),
  ApiProblem: value('problem', 'ApiProblem'),
  KnownProblem: type('problem', 'KnownProblem'),
  isProblem: value('problem', 'isProblem'),
  ApiFailure: value('failure', 'ApiFailure'),
  etagOf: value('entity-tags', 'etagOf'),
  notModified: value('entity-tags', 'notModified'),
  listQuery: value('query-options', 'listQuery'),
  pagesQuery: value('query-options', 'pagesQuery'),
  countQuery: value('query-options', 'countQuery'),
  getQuery: value('query-options', 'getQuery'),
  callQuery: value('query-options', 'callQuery'),
  plainQuery: value('query-options', 'plainQuery'),
  mutation: value('query-options', 'mutation'),
  writePackage: value('write-package', 'writePackage'),
}

/** The conditions on a column, by the name of their type. */
export function filter(name: string): CodeSymbol {
  return type('filters', name)
}

/** What the client is made by. */
export const createClient = local(CLIENT, 'createClient')

/** The type of a client. */
export const Client = localType(CLIENT, 'Client')

/** The file that a model's types add themselves to, as a resource's file names it. */
export const MODELS = '../../runtime/client/client-models.js'
