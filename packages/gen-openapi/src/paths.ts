import { inReadingOrder, type FinalOperation, type PathSegment } from '@ssot-codegen/core'
import type { JsonObject } from '../runtime/json.js'
import { pathParameters, type SchemaOf } from '../runtime/parameter-object.js'
import type { KeptParts } from './kept-parts.js'
import { pathPattern, pathTemplate, plainPath } from '../runtime/path-template.js'

/** How paths and operations are described. */
export type PathParts = { readonly schemaOf: SchemaOf; readonly kept: KeptParts; readonly describe: (operation: FinalOperation) => JsonObject }

/** The operations by path, in reading order. Paths that differ in the names of their parameters only are one, with the first one's names. */
export function pathsObject(operations: readonly FinalOperation[], { schemaOf, kept, describe }: PathParts): JsonObject {
  const places = new Map<string, { readonly path: readonly PathSegment[]; readonly source: FinalOperation; readonly members: FinalOperation[] }>()
  for (const operation of inReadingOrder(operations)) {
    const pattern = pathPattern(operation.path)
    const place = places.get(pattern)
    if (place) place.members.push(operation)
    else places.set(pattern, { path: plainPath(operation.path), source: operation, members: [operation] })
  }
  const entries = [...places].map(([pattern, { path, source, members }]) => {
    const parameters = kept.of('parameters of a path', pattern, [source], () => pathParameters(path, schemaOf))
    const methods = members.map((operation) => [operation.method.toLowerCase(), describe(operation)] as const)
    return [pathTemplate(path), { ...(parameters.length > 0 && { parameters }), ...Object.fromEntries(methods) }] as const
  })
  return Object.fromEntries(entries)
}
