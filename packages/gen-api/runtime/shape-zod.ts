import { z } from 'zod'
import type { NumberShape, Property, Shape } from './shape.js'
import { wire } from './wire.js'

/**
 * The Zod schema that accepts exactly the JSON the shape allows, and turns it into the process's values.
 *
 * @throws Error for a named shape, which nobody declares at run time
 */
export function zodOf(shape: Shape): z.ZodType {
  switch (shape.kind) {
    case 'string':
      return Object.keys(shape).length > 1 ? wire.string(shape) : z.string()
    case 'integer':
    case 'number':
      return numberOf(shape)
    case 'bigint':
      return wire.bigint(shape)
    case 'decimal':
      return wire.decimal(shape)
    case 'boolean':
      return z.boolean()
    case 'datetime':
      return wire.datetime(shape)
    case 'time':
      return wire.time(shape)
    case 'date':
      return wire.date()
    case 'json':
      return wire.json()
    case 'bytes':
      return wire.bytes(shape)
    case 'enum':
      return z.enum(shape.values)
    case 'literal':
      return z.literal(shape.value)
    case 'object':
      return objectOf(shape.properties, zodOf)
    case 'list':
      return bounded(z.array(zodOf(shape.items)), shape.minItems, shape.maxItems)
    case 'union':
      return z.union(shape.options.map(zodOf))
    case 'nullable':
      return zodOf(shape.of).nullable()
    case 'binary':
      return z.instanceof(Uint8Array)
    case 'stream':
      return z.instanceof(ReadableStream)
    case 'ref':
      throw new Error(`The shape "${shape.name}" is known to documents only.`)
  }
}

/** The Zod schema of parameters, which arrive as text: a number is read from its digits. */
export function textZodOf(properties: readonly Property[]): z.ZodObject {
  return objectOf(properties, (shape) => {
    if (shape.kind === 'integer' || shape.kind === 'number') return wire.numberText().pipe(numberOf(shape))
    return shape.kind === 'boolean' ? wire.booleanText() : zodOf(shape)
  })
}

function numberOf({ kind, minimum, maximum }: NumberShape): z.ZodType<number, number> {
  if (kind === 'number') return bounded(z.number(), minimum, maximum)
  return minimum === undefined && maximum === undefined ? z.int32() : bounded(z.int(), minimum, maximum)
}

function objectOf(properties: readonly Property[], of: (shape: Shape) => z.ZodType): z.ZodObject {
  // A property called `__proto__` would be lost in an object that is written out.
  const entries = properties.map(({ name, shape, optional }) => [name, optional === true ? z.exactOptional(of(shape)) : of(shape)] as const)
  return z.strictObject(Object.fromEntries(entries))
}

function bounded<S extends z.ZodType & { min(least: number): S; max(most: number): S }>(schema: S, least?: number, most?: number): S {
  const low = least === undefined ? schema : schema.min(least)
  return most === undefined ? low : low.max(most)
}
