import type { Context } from './context.js'
import { encodeValue } from './encode.js'
import { extensionOf } from './extension-of.js'
import { operationsOf } from './extension-operations.js'
import { jsonPointer } from './json-pointer.js'
import type { Column, Model, Values } from './model.js'
import { Problem, type Fault } from './problem.js'
import { segmentOf } from './record-reply.js'
import { isReservedKey } from './reserved-key.js'
import { visibleColumn } from './visible.js'

/** Segments that no path keeps. */
const LOST: ReadonlySet<unknown> = new Set(['', '.', '..'])

/** Characters of an escaped id; with what stands around it, the path keeps below the 8,000 of RFC 9110 section 4.1. */
const MAX_ID_LENGTH = 7_500

const RESERVED = { code: 'reserved', detail: 'A record with this id could not be addressed.' } as const

/**
 * Refuses an id by which a record could not be addressed.
 *
 * @throws Problem `invalid-body` that names a field of the key
 */
export function refuseTakenId(body: Values, model: Model, ctx: Context): void {
  const field = takenField(body, model, ctx)
  if (field !== undefined) throw new Problem('invalid-body', { errors: [faultAt([field])] })
}

/**
 * Refuses a path that names a record as no path could be relied on to: escaped, a name of a route is none to the router.
 *
 * @throws Problem `invalid-id` that names a field of the key
 */
export function refuseTakenKey(key: Values, model: Model, ctx: Context): void {
  const parameter = takenField(key, model, ctx)
  if (parameter !== undefined) throw new Problem('invalid-id', { errors: [{ parameter, ...RESERVED }] })
}

/** As `refuseTakenId`, of the first in a list of bodies that has such an id. */
export function refuseTakenIds(bodies: readonly Values[], model: Model, ctx: Context): void {
  for (const [index, body] of bodies.entries()) {
    const field = takenField(body, model, ctx)
    if (field !== undefined) throw new Problem('invalid-body', { errors: [faultAt([index, field])] })
  }
}

function faultAt(path: readonly PropertyKey[]): Fault {
  return { pointer: jsonPointer(path), ...RESERVED }
}

function takenField(body: Values, model: Model, ctx: Context): string | undefined {
  const fields = model.key?.fields ?? []
  const texts = fields.map((field) => textOf(body[field], visibleColumn(model, field)))
  const isTooLong = texts.reduce((length, text = '') => length + encodeURIComponent(text).length, 0) > MAX_ID_LENGTH
  const isTaken = isReservedKey(texts, operationsOf(extensionOf(ctx, model))) || (model.bulk === true && fields.length === 1 && texts[0] === 'bulk')
  return fields.find((_, i) => isTooLong || isTaken || LOST.has(texts[i]))
}

/** The segment that a part of a key would be; undefined where it is not given, or not shown. */
function textOf(value: unknown, column: Column | undefined): string | undefined {
  return value === undefined || !column ? undefined : segmentOf(encodeValue(value, column))
}
