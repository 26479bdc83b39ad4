import { Faults } from './faults.js'
import type { BodySchema, Model, ModelTypes, Values } from './model.js'
import type { Reader } from './reader.js'
import { JSON_TYPES, receiveJson } from './receive-json.js'
import { RecordReader } from './record-reader.js'
import type { BodyKind } from './writable-relations.js'

/** What may be said of the body of a record beside its schema. */
export type RecordBodyOptions = {
  /** The media types it may be of; `application/json` alone when absent. */
  readonly mediaTypes?: readonly string[]
}

/**
 * Reads the JSON body that makes or changes a record, related ones in it included, and checks all of it.
 *
 * @param schema checks the columns of the record itself
 * @returns a reader that throws what `receiveJson` throws, and `invalid-body` with every fault, each by its pointer
 */
// What is read has the types of the model's bodies, which the compiler knows as the model's types only.
export function recordBody<T extends ModelTypes, K extends BodyKind>(
  model: Model<T>,
  kind: K,
  schema: BodySchema,
  options?: RecordBodyOptions,
): Reader<T[K]>
export function recordBody(model: Model, kind: BodyKind, schema: BodySchema, options: RecordBodyOptions = {}): Reader<Values> {
  const { mediaTypes = JSON_TYPES } = options
  return async (request, { models, limits }) => {
    const value = await receiveJson(request, mediaTypes, { maxBytes: limits.maxBodyBytes, maxDepth: limits.maxBodyDepth })
    const faults = new Faults('pointer')
    const body = new RecordReader(models, limits, faults).read(value, { model, kind, schema, at: '', depth: 0 })
    faults.throwIfAny('invalid-body')
    return body
  }
}
