import { jsonBody } from './json-body.js'
import { recordKey } from './key-reader.js'
import type { Model, ModelTypes } from './model.js'
import { noBody } from './no-input.js'
import { pathParams } from './path-params.js'
import { queryParams } from './query-params.js'
import type { Reader } from './reader.js'
import { propertiesOf } from './shape-builders.js'
import { textZodOf, zodOf } from './shape-zod.js'
import type { Fields, InputOf, InputsOf, TypedShape } from './typed-shape.js'

/** What a request is for: one record, or all of them. */
export type ExtensionTarget = 'record' | 'collection'

/** The key of the record that a request is for, where it is for one. */
export type KeyOf<T extends ModelTypes, O extends ExtensionTarget> = O extends 'record' ? T['key'] : undefined

/** What the path of an operation says: which record it is for, and its own parameters. */
export type ExtensionPath<K, P> = { readonly key: K; readonly params: P }

/** Reads the path of an operation: the key as for our own operations, the rest by its shapes. */
export function extensionPath<T extends ModelTypes, O extends ExtensionTarget, P extends Fields>(
  model: Model<T>,
  on: O,
  fields: P | undefined,
): Reader<ExtensionPath<KeyOf<T, O>, InputsOf<P>>>
// Readers made of shapes give values of the shapes' types; the compiler cannot see that through Zod.
export function extensionPath(model: Model, on: ExtensionTarget, fields: Fields = {}): Reader<ExtensionPath<unknown, unknown>> {
  const readKey = on === 'record' ? recordKey(model) : () => undefined
  const names = Object.keys(fields)
  const readParams = pathParams(textZodOf(propertiesOf(fields)))
  return async (request, ctx) => {
    const key = await readKey(request, ctx)
    const params = Object.fromEntries(names.flatMap((name) => [[name, request.params[name] ?? '']]))
    return { key, params: await readParams({ ...request, params }, ctx) }
  }
}

/** Reads the parameters of the query string, and refuses others. */
export function extensionQuery<Q extends Fields>(fields: Q | undefined): Reader<InputsOf<Q>>
export function extensionQuery(fields: Fields = {}): Reader<unknown> {
  return queryParams(textZodOf(propertiesOf(fields)))
}

/** Reads the JSON body, or refuses one where there is no shape. */
export function extensionBody<B extends TypedShape | undefined>(shape: B | undefined): Reader<InputOf<B>>
export function extensionBody(shape: TypedShape | undefined): Reader<unknown> {
  return shape ? jsonBody(zodOf(shape)) : noBody()
}
