import type { z } from 'zod'
import { encodeValue } from './encode.js'
import { jsonPointer } from './json-pointer.js'
import { recordKey } from './key-reader.js'
import type { Model, ModelTypes, Values } from './model.js'
import { Problem, type Fault } from './problem.js'
import type { Reader } from './reader.js'
import { JSON_TYPES, receiveJson } from './receive-json.js'
import { bodyFault, check } from './schema-faults.js'

/**
 * Reads a JSON body that makes or changes the record which the path names. The path says the key: the body may leave it out, and
 * can say nothing else.
 *
 * @param schema what a new record is made of, its key included
 * @returns a reader that throws what `recordKey` and `receiveJson` throw, `invalid-id` for a key that no new record may have, and
 * `invalid-body` with every fault of the rest
 */
export function namedBody<T extends ModelTypes, S extends z.core.$ZodType>(model: Model<T>, schema: S): Reader<z.output<S>> {
  const readKey = recordKey(model)
  return async (request, ctx) => {
    const key = encodedKey(await readKey(request, ctx), model)
    const body = await receiveJson(request, JSON_TYPES, { maxBytes: ctx.limits.maxBodyBytes, maxDepth: ctx.limits.maxBodyDepth })
    const given = isObject(body) ? body : undefined
    const result = check(schema, given ? withKey(given, key) : body)
    if ('faults' in result) throw faulty(result.faults.map(bodyFault), Object.keys(key).filter((field) => given?.[field] === undefined))
    refuseOtherKey(given ?? {}, result.value, { key, model })
    return result.value
  }
}

/** The key as a body would have it. */
function encodedKey(key: Values, { columns }: Model): Values {
  return Object.fromEntries(Object.entries(key).map(([name, value]) => [name, columns[name] ? encodeValue(value, columns[name]) : value]))
}

/** Without a prototype, a field that is absent is absent, also where it is called `constructor`. */
function withKey(body: Values, key: Values): Values {
  return { __proto__: null, ...key, ...body }
}

/** Faults of a key that the path alone has said are faults of the path. */
function faulty(faults: readonly Fault[], fromPath: readonly string[]): Problem {
  const ofPath = faults.flatMap(({ pointer, ...fault }) => {
    const parameter = fromPath.find((field) => pointer === jsonPointer([field]))
    return parameter === undefined ? [] : [{ ...fault, parameter }]
  })
  return ofPath.length > 0 ? new Problem('invalid-id', { errors: ofPath }) : new Problem('invalid-body', { errors: faults })
}

function refuseOtherKey(given: Values, read: unknown, { key, model }: { readonly key: Values; readonly model: Model }): void {
  if (!isObject(read)) return
  const own = encodedKey(Object.fromEntries(Object.keys(key).map((field) => [field, read[field]])), model)
  const errors = Object.keys(key)
    .filter((field) => given[field] !== undefined && own[field] !== key[field])
    .map((field) => ({ pointer: jsonPointer([field]), code: 'not-allowed', detail: 'It is another key than that in the path.' }))
  if (errors.length > 0) throw new Problem('invalid-body', { errors })
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
