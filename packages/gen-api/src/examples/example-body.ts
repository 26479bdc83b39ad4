import { exampleOf, exampleText, type Json, type ObjectShape, type Property, type Shape } from '@ssot-codegen/core'
import { wordsFor } from './words.js'

/** Columns that an example of a body shows, if no more are required. */
const SHOWN = 4

/** Shapes with names are those of relations, and an example has none. */
const noShape = (name: string): never => {
  throw new Error(`A column has the shape "${name}".`)
}

/**
 * The body of a record as somebody might send it: what it must have, and a little of what it may.
 *
 * @param shape of a body that makes a record, columns alone
 * @param isPlain whether an optional column says something by itself, which keys of other records do not
 * @returns undefined where no value is known that a required column takes
 */
export function exampleBody(shape: ObjectShape, isPlain: (name: string) => boolean): { readonly [name: string]: Json } | undefined {
  const required = shape.properties.filter(({ optional }) => optional !== true)
  const values = new Map(required.map((item) => [item.name, valueOf(item)]))
  if ([...values.values()].includes(undefined)) return undefined
  const optional = shape.properties.filter((item) => item.optional === true && item.default === undefined && isPlain(item.name) && isSimple(item.shape))
  for (const item of optional.slice(0, Math.max(0, SHOWN - required.length))) values.set(item.name, valueOf(item))
  const shown = shape.properties.flatMap(({ name }) => {
    const value = values.get(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(shown)
}

function valueOf({ name, shape }: Property): Json | undefined {
  const own = shape.kind === 'nullable' ? shape.of : shape
  return own.kind === 'string' ? exampleText(own, wordsFor(name)) : exampleOf(own, noShape)
}

function isSimple(shape: Shape): boolean {
  const own = shape.kind === 'nullable' ? shape.of : shape
  return ['string', 'integer', 'enum', 'boolean', 'decimal'].includes(own.kind)
}
