import { exampleOf, type Shape } from '@ssot-codegen/core'
import type { JsonObject } from '../runtime/json.js'
import { jsonSchemaOf } from '../runtime/json-schema.js'
import { rewrittenShape } from '../runtime/rewritten-shape.js'
import type { Side } from '../runtime/scalar-schema.js'
import { createComponentEntries, type Reference } from './component-entries.js'
import type { KeptParts } from './kept-parts.js'
import { scalarName } from './named-scalars.js'

/** Makes another shape of an innermost one. */
type Inner = (shape: Shape) => Shape

/** The schemas of a document: only what something refers to is there. */
export type Components = {
  /** Begins a document. The names that shapes have are reserved: no other component gets one. A settled one has those of the document before. */
  readonly begin: (named: NamedShapes, reserved: readonly string[], isSettled: boolean) => void
  /**
   * The reference to a component, which `make` describes; `facts` are what it is made from. Both may be asked in a later document, so
   * they find what they speak of by its name.
   */
  readonly ref: (key: string, component: { readonly wanted: string; readonly facts: () => readonly unknown[]; readonly make: () => JsonObject }) => Reference
  /** The schema of a shape that requests have, with references to the named ones in it. */
  readonly requestSchema: (shape: Shape) => JsonObject
  /** The schema of one that replies have. */
  readonly replySchema: (shape: Shape) => JsonObject
  /** The schema of a reply to a request that may select what of a record it has. */
  readonly selectionSchema: (shape: Shape) => JsonObject
  /** All that was referred to, and what that refers to, by name. */
  readonly schemas: () => JsonObject
}

/** A component before it is written. */
export type Described = {
  /** What it is called, where nothing else is. */
  readonly wanted: string
  readonly shape: Shape
  /** Whether it is the same in requests and replies, whatever they are read by. */
  readonly isPlain?: true
  /** What is said beside what is allowed. */
  readonly notes: JsonObject
  /** Where all of it but `shape` stands already. */
  readonly base?: Base
  /** What becomes of named shapes in it; they stay when absent. */
  readonly inner?: Inner
}

/** A component with all properties, by its key, and those of them that have to be there. */
export type Base = { readonly key: string; readonly required: readonly string[] }

/** How what has a name is described. */
export type NamedShapes = {
  readonly orSelection: Inner
  /** The key of an enum of the schema. */
  readonly enumKey: (name: string) => string
  /** What the description is made from. */
  readonly factsOf: (key: string) => readonly unknown[]
  readonly describe: (key: string) => Described
}

/** What keys of scalars begin with, which no name of a shape does. */
const SCALAR = 'scalar '

/** The components of one document after the other. */
export function createComponents(kept: KeptParts): Components {
  const entries = createComponentEntries()
  let shapes: NamedShapes | undefined
  let isSettled = false
  const known: Readonly<Record<Side, Map<string, string>>> = { request: new Map(), reply: new Map() }
  /** Which side of the API a name was asked for by first: the other one, if any, has a component of its own. */
  const sides = new Map<string, Side>()
  const askNamed = (key: string, side: Side): string => {
    const present = known[side].get(key)
    if (present !== undefined) return present
    const { wanted, isPlain } = descriptionOf(key)
    const first = sides.get(key) ?? side
    sides.set(key, first)
    const isFirst = isPlain === true || first === side
    const own = isFirst ? key : `${side} ${key}`
    const describe = () => {
      const description = descriptionOf(key)
      return kept.of('component', own, [description], () => schemaAs(description, side))
    }
    const ref = entries.ask(own, isFirst ? wanted : wanted + (side === 'request' ? 'Input' : 'Output'), describe).$ref
    known[side].set(key, ref)
    return ref
  }
  const descriptionOf = (key: string): Described => {
    const { factsOf, describe } = current()
    return kept.of('description', key, factsOf(key), () => describe(key))
  }
  const schemaAs = ({ shape, inner, base, notes }: Described, side: Side): JsonObject => {
    const schema = schemaOf(shape, side, inner)
    return { ...(base ? extending(kept.ask(() => askNamed(base.key, side)), schema, base) : schema), ...notes }
  }
  /** Scalars by what they are called, which says all of them. */
  const scalars = new Map<string, Shape>()
  const askScalar = (name: string, side: Side): string | undefined => {
    const shape = scalars.get(name)
    if (!shape) return undefined
    const make = () => {
      const example = exampleOf(shape, unreachable)
      return { ...jsonSchemaOf(shape, unreachable, side), ...(example !== undefined && { examples: [example] }) }
    }
    return entries.ask(name, name.slice(SCALAR.length), () => kept.of('component', name, [shape], make)).$ref
  }
  const current = () => shapes ?? unreachable('a document that was not begun')
  const schemaOf = (shape: Shape, side: Side, inner: Inner = same): JsonObject => {
    const named = (one: Shape): Shape => {
      if (one.kind === 'enum' && one.name !== undefined) return { kind: 'ref', name: current().enumKey(one.name) }
      const scalar = scalarName(one, side)
      if (scalar === undefined) return one.kind === 'nullable' ? { kind: 'nullable', of: named(one.of) } : inner(one)
      const name = SCALAR + scalar
      if (!scalars.has(name)) scalars.set(name, one)
      return { kind: 'ref', name }
    }
    return jsonSchemaOf(rewrittenShape(shape, named), (name) => kept.ask(() => askScalar(name, side) ?? askNamed(name, side)), side)
  }
  return {
    begin(next, reserved, settled) {
      shapes = next
      isSettled = settled
      if (isSettled) return
      entries.begin(reserved)
      for (const map of [known.request, known.reply, sides]) map.clear()
    },
    ref: (key, { wanted, facts, make }) => kept.ask(() => entries.ask(key, wanted, () => kept.of('component', key, facts(), make))),
    requestSchema: (shape) => schemaOf(shape, 'request'),
    replySchema: (shape) => schemaOf(shape, 'reply'),
    selectionSchema: (shape) => schemaOf(shape, 'reply', current().orSelection),
    schemas: () => entries.schemas(isSettled),
  }
}

function extending(ref: string, { properties = {} }: JsonObject, { required }: Base): JsonObject {
  return { allOf: [{ $ref: ref }], ...(Object.keys(properties ?? {}).length > 0 && { properties }), ...(required.length > 0 && { required }) }
}

function same(shape: Shape): Shape {
  return shape
}

function unreachable(name: string): never {
  throw new Error(`a scalar refers to "${name}"`)
}
