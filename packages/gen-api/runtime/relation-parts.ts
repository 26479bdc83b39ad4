import type { Model, Models, Relation, Values } from './model.js'
import { objectOf } from './json-object.js'
import { jsonPointer } from './json-pointer.js'
import { visibleRelation } from './visible.js'
import type { WriteVerb } from './writable-relations.js'

/** A record at the other end of a relation: its body, or what names it; and the pointer to that. */
export type Asked = { readonly at: string; readonly values: Values }

/** What a body asks of one relation. */
export type RelationPart = {
  readonly name: string
  readonly relation: Relation
  readonly target: Model
  /** The pointer to it. */
  readonly at: string
  readonly create: readonly Asked[]
  readonly connect: readonly Asked[]
  readonly disconnect: readonly Asked[]
  /** All that may be connected; absent: the others stay. */
  readonly set?: readonly Asked[]
  /** Whether nothing may be connected. */
  readonly cleared: boolean
}

/** A body's columns apart from what it asks of relations. */
export type PartedData = { readonly columns: Values; readonly parts: readonly RelationPart[] }

/**
 * Parts a body's columns from what it asks of relations.
 *
 * @throws Error for a relation that bodies do not write: the caller's fault
 */
export function partedData(data: Values, model: Model, models: Models): PartedData {
  const names = Object.keys(data).filter((name) => Object.hasOwn(model.relations, name))
  if (names.length === 0) return { columns: data, parts: [] }
  const columns = Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)))
  return { columns, parts: names.flatMap((name) => partOf(name, data[name], model, models) ?? []) }
}

function partOf(name: string, value: unknown, model: Model, models: Models): RelationPart | undefined {
  const asked = objectOf(value)
  const related = visibleRelation(model, name, models)
  if (value === undefined) return undefined
  if (!asked || !related) throw new Error(`${model.name} has no relation "${name}" that this could be written to.`)
  const { relation, target } = related
  const at = jsonPointer([name])
  const items = (verb: WriteVerb): Asked[] => {
    const given = asked[verb]
    if (given === undefined || given === true) return []
    if (relation.writes?.includes(verb === 'set' ? 'disconnect' : verb) !== true) throw new Error(`${model.name}.${name} is not written by "${verb}".`)
    if (!Array.isArray(given)) return [{ at: at + jsonPointer([verb]), values: recordIn(given, name) }]
    return given.map((item, index) => ({ at: at + jsonPointer([verb, index]), values: recordIn(item, name) }))
  }
  return {
    name,
    relation,
    target,
    at,
    create: items('create'),
    connect: items('connect'),
    disconnect: items('disconnect'),
    ...(asked['set'] !== undefined && { set: items('set') }),
    cleared: asked['disconnect'] === true,
  }
}

function recordIn(value: unknown, name: string): Values {
  return objectOf(value) ?? notOne(name)
}

function notOne(name: string): never {
  throw new Error(`What is asked of "${name}" is no record.`)
}
