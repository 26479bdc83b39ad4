import { z } from 'zod'
import type { NumberShape, Property, Shape } from './shape.js'
import { wire } from './wire.js'

/**
 * The Zod schema that accepts exactly the JSON the shape allows, and turns it into the process's values.
 *
 * @throws Error for a named shape, which nobody declares at run time
 */
// Each schema is returned by itself, as the base of all: to find out what two kinds of Zod's have in common, as of `a ? b : c`,
// would be half of the compiler's work for a whole project.
export function zodOf(shape: Shape): z.core.$ZodType {
  switch (shape.kind) {
    case 'string':
      if (Object.keys(shape).length > 1) return wire.string(shape)
      return z.string()
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
      return objectOf(shape.properties, innerOf)
    case 'list':
      return wire.list(innerOf(shape.items), shape)
    case 'union':
      return z.union(shape.options.map(innerOf))
    case 'nullable':
      return z.nullable(innerOf(shape.of))
    case 'binary':
      return z.instanceof(Uint8Array)
    case 'stream':
      return z.instanceof(ReadableStream)
    case 'ref':
      throw new Error(`The shape "${shape.name}" is known to documents only.`)
  }
}

/** The Zod schema of parameters, which arrive as text: a number is read from its digits. */
export function textZodOf(properties: readonly Property[]): z.core.$ZodType {
  return objectOf(properties, (shape): z.core.$ZodType => {
    if (shape.kind === 'integer' || shape.kind === 'number') return z.pipe(wire.numberText(), numberOf(shape))
    if (shape.kind === 'boolean') return wire.booleanText()
    return innerOf(shape)
  })
}

/** Readers hand over a whole without a prototype; what lies inside of it has one still. */
function innerOf(shape: Shape): z.core.$ZodType {
  const hasInherited = shape.kind === 'object' && shape.properties.some(({ name }) => name in Object.prototype)
  if (hasInherited) return z.pipe(wire.own(), zodOf(shape))
  return zodOf(shape)
}

function numberOf({ kind, minimum, maximum }: NumberShape): z.core.$ZodType<number, number> {
  const bounds = [...(minimum === undefined ? [] : [z.gte(minimum)]), ...(maximum === undefined ? [] : [z.lte(maximum)])]
  if (kind === 'number') return z.number().check(...bounds)
  // A bound that is not said is that of 32 bits.
  if (minimum === undefined || maximum === undefined) return z.int32().check(...bounds)
  return z.int().check(...bounds)
}

function objectOf(properties: readonly Property[], of: (shape: Shape) => z.core.$ZodType): z.core.$ZodType {
  // A property called `__proto__` would be lost in an object that is written out.
  const entries = properties.map(({ name, shape, optional }) => [name, optional === true ? optionalOf(of(shape)) : of(shape)] as const)
  return z.strictObject(Object.fromEntries(entries))
}

function optionalOf(schema: z.core.$ZodType): z.core.$ZodType {
  return z.exactOptional(schema)
}
