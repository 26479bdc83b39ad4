import type { Limits } from './context.js'
import { didYouMean } from './did-you-mean.js'
import type { Faults } from './faults.js'
import { objectOf } from './json-object.js'
import { jsonPointer } from './json-pointer.js'
import type { BodySchema, Model, Models, Values } from './model.js'
import { recordColumns } from './record-columns.js'
import { check, shown } from './schema-faults.js'
import { readUnique } from './unique-reader.js'
import { writableRelations, type BodyKind, type WritableRelation, type WriteVerb } from './writable-relations.js'

/** Where the body of a record stands, and what it is read with. */
export type RecordPlace = {
  readonly model: Model
  readonly kind: BodyKind
  /** Checks the columns. */
  readonly schema: BodySchema
  /** The pointer of the body. */
  readonly at: string
  /** How many records lie around it. */
  readonly depth: number
  /** What the record around it says: columns, and the relation that they belong to. */
  readonly said?: { readonly relation: string; readonly columns: readonly string[] }
}

/** The relations that a body may write, and those that it does. */
type Related = { readonly writable: ReadonlyMap<string, WritableRelation>; readonly parts: readonly WritableRelation[] }

/** Reads the body of a record, and of those inside of it, each by the rules of its own model. */
export class RecordReader {
  readonly #models: Models
  readonly #limits: Limits
  readonly #faults: Faults
  #records = 0

  /** @param faults takes all that is not allowed */
  constructor(models: Models, limits: Limits, faults: Faults) {
    this.#models = models
    this.#limits = limits
    this.#faults = faults
  }

  /** The values of the columns, and what is asked of relations; without meaning where there is a fault. */
  read(value: unknown, place: RecordPlace): Values {
    const { model, kind, at, said } = place
    const body = objectOf(value)
    if (!body) {
      this.#faults.add(at, 'invalid-type', 'An object is expected.')
      return {}
    }
    const writable = writableRelations(model, kind, this.#models)
    const { names, schema, needed } = recordColumns(place.schema, model)
    const parts: (readonly [WritableRelation, unknown])[] = []
    const strange: string[] = []
    const given = Object.keys(body)
    const own: string[] = []
    for (const name of given) {
      const relation = writable.get(name)
      if (said !== undefined && (name === said.relation || said.columns.includes(name))) {
        this.#faults.add(at + jsonPointer([name]), 'conflict', 'The record around this one says it already.')
      } else if (relation) parts.push([relation, body[name]])
      else if (names.has(name)) own.push(name)
      else strange.push(name)
    }
    const columns = columnsOf(body, own.length === given.length ? undefined : own)
    const checked = check(schema, columns)
    if ('faults' in checked) for (const { path, code, detail } of checked.faults) this.#faults.add(at + jsonPointer(path), code, detail)
    for (const name of strange) {
      this.#faults.add(at + jsonPointer([name]), 'unknown-property', () => `${shown(name)} is not known here. ${didYouMean(name, [...names, ...writable.keys()])}`)
    }
    const relations = parts.map(([relation]) => relation)
    this.#refuseTwice(columns, relations, at)
    if (kind === 'create') {
      for (const field of needed) if (!Object.hasOwn(columns, field)) this.#refuseMissing(field, { at, ...(said && { said }), parts: relations, writable })
    }
    const values = ('value' in checked && objectOf(checked.value)) || {}
    if (parts.length === 0) return values
    const read = parts.map(([relation, part]) => [relation.name, this.#part(part, relation, place)] as const)
    return { ...values, ...Object.fromEntries(read) }
  }

  /** A foreign key and its relation say the same. */
  #refuseTwice(columns: Values, parts: readonly WritableRelation[], at: string): void {
    for (const { name, relation } of parts) {
      for (const field of relation.fields ?? []) {
        if (!Object.hasOwn(columns, field)) continue
        this.#faults.add(at + jsonPointer([name]), 'conflict', `"${name}" and "${field}" say the same: only one of them is allowed.`)
      }
    }
  }

  /** A foreign key that is not there may be said by its relation, or by the record around this one. */
  #refuseMissing(field: string, { at, said, parts, writable }: Pick<RecordPlace, 'at' | 'said'> & Related): void {
    const isSaid = said?.columns.includes(field) === true || parts.some(({ relation }) => relation.fields?.includes(field))
    if (isSaid) return
    const others = [...writable.values()].filter(({ relation }) => relation.fields?.includes(field)).map(({ name }) => `"${name}"`)
    this.#faults.add(at + jsonPointer([field]), 'required', others.length > 0 ? `A value is required, here or by ${others.join(' or ')}.` : 'A value is required.')
  }

  /** What is asked of one relation. */
  #part(value: unknown, writable: WritableRelation, place: RecordPlace): Values {
    const { name, relation, verbs } = writable
    const at = place.at + jsonPointer([name])
    const isList = relation.list === true
    const asked = objectOf(value)
    const choice = () => `Allowed: ${verbs.join(', ')}.`
    if (!asked) {
      this.#faults.add(at, 'invalid-type', () => `An object is expected. ${choice()}`)
      return {}
    }
    const names = Object.keys(asked)
    if (names.length === 0) this.#faults.add(at, 'empty', () => `Nothing is asked of the relation. ${choice()}`)
    if (names.length > 1 && (!isList || names.includes('set'))) {
      this.#faults.add(at, 'conflict', isList ? '"set" says all of the records: nothing else is allowed beside it.' : () => `Only one at a time is allowed. ${choice()}`)
    }
    const read = names.map((given) => {
      const verb = verbs.find((known) => known === given)
      const pointer = at + jsonPointer([given])
      if (!verb) return this.#faults.add(pointer, 'unknown-property', () => `${shown(given)} is not known here. ${didYouMean(given, verbs)}`)
      const below = { ...place, at: pointer }
      return [verb, isList ? this.#list(asked[verb], verb, writable, below) : this.#one(asked[verb], verb, writable, below)] as const
    })
    return Object.fromEntries(read.filter((entry) => entry !== null))
  }

  #list(value: unknown, verb: WriteVerb, writable: WritableRelation, place: RecordPlace): readonly unknown[] | null {
    if (!Array.isArray(value)) return this.#faults.add(place.at, 'invalid-type', 'A list is expected.')
    const items: readonly unknown[] = value
    return items.map((item, index) => {
      const isBeyond = this.#records > this.#limits.maxNestedWrites
      // More than that is told of once, and read no further.
      return isBeyond ? null : this.#one(item, verb, writable, { ...place, at: place.at + jsonPointer([index]) })
    })
  }

  #one(value: unknown, verb: WriteVerb, { name, relation, target }: WritableRelation, place: RecordPlace): unknown {
    const { at, depth } = place
    const { maxNestedWrites, maxWriteDepth } = this.#limits
    if (verb === 'disconnect' && relation.list !== true) {
      return value === true ? value : this.#faults.add(at, 'invalid-type', 'true is expected.')
    }
    this.#records += 1
    if (this.#records > maxNestedWrites) return this.#faults.add(at, 'too-many', `At most ${maxNestedWrites} related records are allowed in one body.`)
    if (verb !== 'create') return readUnique(value, target, at, this.#faults)
    if (depth >= maxWriteDepth) return this.#faults.add(at, 'too-deep', `At most ${maxWriteDepth} records may lie inside each other.`)
    if (!target.createBody) throw new Error(`${place.model.name}.${name} makes records of ${target.name}, whose body nothing checks.`)
    const { opposite } = relation
    const columns = opposite === undefined ? [] : (target.relations[opposite]?.fields ?? [])
    const said = opposite === undefined ? {} : { said: { relation: opposite, columns } }
    return this.read(value, { model: target, kind: 'create', schema: target.createBody, at, depth: depth + 1, ...said })
  }
}

/**
 * The members of a body that are columns. Without a prototype, one that is absent is absent, also where it is called `constructor`.
 *
 * @param names which those are; all of them when absent, and then the body as `receiveJson` gives it is what is wanted
 */
function columnsOf(body: Values, names: readonly string[] | undefined): Values {
  if (names === undefined && Object.getPrototypeOf(body) === null) return body
  const columns: { [name: string]: unknown } = { __proto__: null }
  for (const name of names ?? Object.keys(body)) columns[name] = body[name]
  return columns
}
