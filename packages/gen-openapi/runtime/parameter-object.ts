import type { Property, Shape } from '#runtime/api/shape.js'
import { headerName } from './header-name.js'
import { given, type JsonObject } from './json.js'
import type { PathSegment } from './path-template.js'
import { prose } from './prose.js'

/** The JSON Schema of a shape, with references into the document. */
export type SchemaOf = (shape: Shape) => JsonObject

/** The parameters of a path. */
export function pathParameters(path: readonly PathSegment[], schemaOf: SchemaOf): JsonObject[] {
  return path.flatMap((segment) => (typeof segment === 'string' ? [] : [parameterObject({ place: 'path', ...segment }, schemaOf)]))
}

/** A parameter of the path, the query string or the head of a request. */
export function parameterObject(property: Property & { readonly place: 'path' | 'query' | 'header' }, schemaOf: SchemaOf): JsonObject {
  const { name, place, shape, optional, doc, deprecated } = property
  return given({
    name: place === 'header' ? headerName(name) : name,
    in: place,
    description: doc === undefined ? undefined : prose(doc),
    required: optional === true ? undefined : true,
    deprecated: deprecated === true ? true : undefined,
    schema: property.default === undefined ? schemaOf(shape) : { ...schemaOf(shape), default: property.default },
  })
}

/** A header of a reply. */
export function headerObject({ shape, optional, doc, deprecated }: Property, schemaOf: SchemaOf): JsonObject {
  return given({
    description: doc === undefined ? undefined : prose(doc),
    required: optional === true ? undefined : true,
    deprecated: deprecated === true ? true : undefined,
    schema: schemaOf(shape),
  })
}
