import { isDeepStrictEqual } from 'node:util'
import { enumNamed, inReadingOrder, modelNamed, type FinalOperation, type Json, type Model, type Property, type ReplySpec, type Shape } from '@ssot-codegen/core'
import type { Api } from '@ssot-codegen/gen-api'
import { headerName } from '../runtime/header-name.js'
import { given, type JsonObject } from '../runtime/json.js'
import { headerObject, type SchemaOf } from '../runtime/parameter-object.js'
import { responseObject } from '../runtime/response-object.js'
import { describedOperation, modelsAsked, selects } from './described-operation.js'
import type { DocumentContext } from './document-context.js'
import { infoObject } from './info.js'
import type { KeptDocument } from './kept-document.js'
import { namedComponents } from './named-components.js'
import type { Options } from './options.js'
import { pathsObject } from './paths.js'
import { sharedResponses } from './shared-responses.js'
import { sparedNames } from './spared-names.js'
import { tagObjects } from './tags.js'

/** What a document is made from. */
export type DocumentParts = {
  readonly api: Api
  readonly operations: readonly FinalOperation[]
  readonly shapes: readonly { readonly name: string; readonly shape: Shape }[]
  readonly securitySchemes: readonly { readonly name: string; readonly scheme: Json }[]
  readonly options: Options
  /** What the project is called. */
  readonly name: string
  /** Whether the database can ignore case. */
  readonly insensitiveMode: boolean
  /** Stands for all that a model's parts read of the schema: another object when something of that has changed. */
  readonly standsFor: (model: Model) => object
  /** What is left of the document of the run before. */
  readonly before: KeptDocument
}

/** The description of the API as OpenAPI 3.1. */
export function openapiDocument(parts: DocumentParts): JsonObject {
  const { before, shapes } = parts
  const isSettled = before.isWhole && isDeepStrictEqual([...before.shapes.keys()], shapes.map((item) => item.name))
  before.isWhole = false
  before.shapes.clear()
  for (const item of shapes) before.shapes.set(item.name, item.shape)
  const settled = madeDocument(parts, isSettled)
  const document = before.kept.isDisturbed() ? madeDocument(parts, false) : settled
  before.isWhole = true
  return document
}

/** The document, in a settled one with the names that all had in the one before. */
function madeDocument({ api, operations, securitySchemes, options, name, insensitiveMode, standsFor, before }: DocumentParts, isSettled: boolean): JsonObject {
  const { kept, components, parameters, headers } = before
  kept.begin(isSettled)
  const shapeNamed = (key: string) => kept.read(() => before.shapes.get(key) ?? missing(key))
  const enumOf = (key: string) => enumNamed(api.schema, key)
  components.begin(namedComponents({ api, shapeNamed, enumNamed: enumOf, select: options.select, links: before.links }), [...before.shapes.keys()], isSettled)
  parameters.begin(isSettled)
  headers.begin(isSettled)
  const modelOf = (key: string) => modelNamed(api.schema, key)
  const now: DocumentContext = { api, options, insensitiveMode, kept, components, parameters, queryNames: before.queryNames, standsFor, modelNamed: modelOf, enumNamed: enumOf }
  // The same object in each run, for parts that were made in one may ask it in another.
  const context = Object.assign(before.context ?? {}, now)
  before.context = context
  const headerOf = (header: Property, schemaOf: SchemaOf) => headers.refOf(header, headerName(header.name), () => headerObject(header, schemaOf))
  const responseOf = (reply: ReplySpec, isSelected: boolean) => responseObject(reply, isSelected ? components.selectionSchema : components.replySchema, headerOf)
  // All that asks for names of its own accord, in one order each time.
  const { shared, paths } = kept.of('document', '', [{}], () => {
    const shared = sharedResponses(operations, { selects: (operation) => options.select && selects(operation), describe: responseOf, kept })
    // One text, which is the same at a glance.
    const replies = before.replies === shared.names ? before.replies : shared.names
    before.replies = replies
    const paths = pathsObject(operations, {
      schemaOf: components.requestSchema,
      kept,
      describe: (operation) =>
        kept.of('operation', operation.id, [operation, replies, ...modelsAsked(operation).map((key) => standsFor(modelOf(key)))], () =>
          describedOperation(operation, context, (reply, isSelected) => shared.refOf(reply, isSelected) ?? responseOf(reply, isSelected)),
        ),
    })
    return { shared, paths }
  })
  const document = given({
    openapi: '3.1.0',
    info: infoObject(options, name),
    servers: options.servers?.map((server) => given(server)) ?? [{ url: '/' }],
    // What asks for nothing is open, where no operation says otherwise.
    security: [],
    tags: tagObjects(inReadingOrder(operations), options.tags, api),
    paths,
    components: given({
      schemas: components.schemas(),
      parameters: parameters.all(),
      headers: headers.all(),
      responses: shared.responses,
      securitySchemes: securitySchemes.length > 0 ? Object.fromEntries(securitySchemes.map((item) => [item.name, item.scheme])) : undefined,
    }),
    externalDocs: options.externalDocs && given(options.externalDocs),
  })
  const isCalled = api.schema.models.some((model) => model.fields.some((field) => field.name === 'hasOwnProperty'))
  return isCalled ? sparedNames(document) : document
}

function missing(name: string): never {
  throw new Error(`an operation speaks of shape "${name}", which nobody contributes`)
}
