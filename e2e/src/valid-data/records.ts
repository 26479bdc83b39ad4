import { columnNamed, isColumn, modelNamed, softDeleteOf, type ColumnField, type Json, type Model, type RelationField, type Schema } from '@ssot-codegen/core'
import { createRandom } from './random.js'
import { columnsOf, relationsToHold } from './relations-to-hold.js'
import { valueIn, type Values } from './sql.js'
import { createUniques } from './uniques.js'
import { validValue } from './valid-value.js'
import { creatableColumns, isDatabaseMade, isOmissible } from './writable.js'

/** A record that exists. */
export type Made = {
  readonly model: Model
  /** Everything known of it: what was sent, and what came back. */
  readonly values: Values
  /** Its path, where the API gives one. */
  readonly location?: string
}

/** How records come to be: by the API, or past it where the API does not create. */
export type Creation = {
  readonly byApi: (model: Model) => boolean
  readonly create: (model: Model, values: Values) => Promise<Made>
}

/** What a record should be like. */
export type Wish = {
  /** Values that it must have. */
  readonly given?: Values
  /** With everything optional too. */
  readonly full?: boolean
  /** Not with parents that others have. */
  readonly fresh?: boolean
  /** Values of keys may be those of another record. */
  readonly duplicate?: boolean
  /** For a record that exists: it may refer to itself no more than others may. */
  readonly change?: boolean
}

/** No valid record can be made, and why. */
export class Impossible extends Error {
  override readonly name = 'Impossible'
}

/** Makes valid records, the records they refer to first. */
export type RecordMaker = {
  /** Values that a new record of the model may have; records they refer to are made. */
  readonly valuesFor: (model: Model, wish?: Wish) => Promise<Values>
  /** A new record that nothing refers to. */
  readonly make: (model: Model, wish?: Wish) => Promise<Made>
  /** Lets others refer to a record. */
  readonly keep: (made: Made) => void
  /** Another valid value for a column, which keeps the uniques of its record. */
  readonly anotherValue: (made: Made, field: ColumnField) => Json
  /** Forgets a record that is gone. */
  readonly forget: (made: Made) => void
  /** The records that others may refer to, in the order they were made. */
  readonly parents: readonly Made[]
}

/** A record that is being made. */
type Draft = {
  readonly model: Model
  readonly values: { [name: string]: Json }
  readonly writable: ReadonlySet<string>
  readonly fresh: boolean
  readonly change: boolean
  /** The models of the records that wait for this one. */
  readonly path: readonly Model[]
}

const ATTEMPTS = 12
/** How many records are made until two numbers of the database's choice meet. */
const PATIENCE = 40

/**
 * A maker for an empty database.
 *
 * @param seed the same seed makes the same records
 */
export function createRecordMaker(schema: Schema, creation: Creation, seed: string): RecordMaker {
  const random = createRandom(seed)
  const uniques = createUniques()
  const parents: Made[] = []

  const value = (field: ColumnField, model: Model) => validValue(field, { schema, random, key: model.keys.some((key) => key.fields.includes(field.name)) })

  const valuesFor = async (model: Model, wish: Wish = {}, path: readonly Model[] = []): Promise<Values> => {
    let taken: readonly string[] = []
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const values = await fill(model, { ...wish, fresh: wish.fresh === true || attempt > ATTEMPTS / 3 }, path)
      const key = wish.duplicate === true ? undefined : uniques.taken(model, values)
      if (!key) return values
      taken = key.fields
    }
    throw new Impossible(`all values of the key (${taken.join(', ')}) of ${model.name} seem to be taken`)
  }

  const make = async (model: Model, wish: Wish = {}, path: readonly Model[] = []): Promise<Made> => {
    const obstacle = clientObstacle(model)
    if (obstacle !== undefined) throw new Impossible(obstacle)
    const made = await creation.create(model, await valuesFor(model, wish, path))
    uniques.take(model, made.values)
    return made
  }

  const fill = async (model: Model, { given = {}, full = false, fresh = false, change = false }: Wish, path: readonly Model[]): Promise<Values> => {
    const writable = writableColumns(model, schema, creation)
    const names = new Set(writable.map(({ name }) => name))
    const { held, left } = relationsToHold(model, full, ({ fields }) => fields.every((name) => names.has(name)))
    const draft: Draft = { model, values: { __proto__: null, ...given }, writable: names, fresh, change, path }
    for (const relation of inOrder(held)) await refer(relation, draft)
    const stranger = Object.keys(draft.values).find((name) => !names.has(name))
    if (stranger !== undefined) throw new Impossible(`nobody can choose the value of ${model.name}.${stranger}`)
    for (const field of writable) {
      if (draft.values[field.name] !== undefined) continue
      if (left.has(field.name)) {
        if (field.default !== undefined) draft.values[field.name] = null
      } else if (full || !isOmissible(field, model, schema) || isShared(field, model) || !creation.byApi(model)) draft.values[field.name] = value(field, model)
    }
    return draft.values
  }

  /** What the database chooses comes before what can be chosen to equal it. */
  const inOrder = (relations: readonly RelationField[]) => {
    const isChosen = (relation: RelationField) => {
      const target = modelNamed(schema, relation.model)
      const writable = writableColumns(target, schema, creation)
      return relation.references.every((name) => writable.some((field) => field.name === name))
    }
    return [...relations].sort((a, b) => Number(isChosen(a)) - Number(isChosen(b)))
  }

  /** Gives the foreign key of a relation the values of a record at its other end. */
  const refer = async (relation: RelationField, draft: Draft): Promise<void> => {
    const known = Object.fromEntries(
      relation.fields.flatMap((name, index) => {
        const decided = valueIn(draft.values, name)
        return decided === undefined ? [] : [[relation.references[index] ?? '', decided] as const]
      }),
    )
    const found = await parentFor(relation, known, draft)
    relation.fields.forEach((name, index) => {
      const reference = relation.references[index] ?? ''
      const referred = valueIn(found, reference)
      if (referred === undefined || referred === null) throw new Impossible(`${relation.model}.${reference} is not known`)
      draft.values[name] = referred
    })
  }

  const parentFor = async (relation: RelationField, known: Values, draft: Draft): Promise<Values> => {
    const target = modelNamed(schema, relation.model)
    const isMatch = (parent: Made) => parent.model === target && agrees(parent.values, known)
    const isDecided = Object.keys(known).length === relation.fields.length
    const found = draft.fresh && !isDecided ? undefined : parents.findLast((parent) => isMatch(parent) && (isDecided || isFree(parent, relation, draft)))
    if (found) return found.values
    const isOptional = columnsOf(draft.model, relation).some((column) => !column.required)
    if (target === draft.model && !isOptional && !draft.change && relation.references.every((name) => draft.writable.has(name))) return ownValues(relation, known, draft)
    // What could do without the other does not wait for it.
    const cycle = isOptional || draft.change ? [] : [...draft.path, draft.model]
    if (cycle.includes(target)) throw new Impossible(`each needs the other first: ${[...cycle, target].map(({ name }) => name).join(' → ')}`)
    const writable = writableColumns(target, schema, creation).map(({ name }) => name)
    const isChosen = Object.keys(known).every((name) => writable.includes(name))
    for (let tries = isChosen ? 1 : PATIENCE; tries > 0; tries -= 1) {
      const parent = await make(target, isChosen ? { given: known } : {}, cycle)
      parents.push(parent)
      if (isMatch(parent) && (isDecided || isFree(parent, relation, draft))) return parent.values
    }
    throw new Impossible(`nobody can choose the key of ${target.name} that ${draft.model.name} needs`)
  }

  /** Whether the record may be referred to once more: a unique foreign key does so once. */
  const isFree = (parent: Made, { fields, references }: RelationField, { model }: Draft) => {
    const keys = model.keys.filter((key) => key.fields.every((name) => fields.includes(name)))
    const values = Object.fromEntries(fields.map((name, index) => [name, valueIn(parent.values, references[index] ?? '') ?? null]))
    return keys.length === 0 || !uniques.taken({ ...model, keys }, values)
  }

  /** The first record of its kind refers to itself. */
  const ownValues = (relation: RelationField, known: Values, { model, values }: Draft): Values => {
    for (const name of relation.references) values[name] ??= valueIn(known, name) ?? value(columnNamed(model, name), model)
    return values
  }

  return {
    valuesFor,
    make,
    parents,
    keep: (made) => parents.push(made),
    forget: ({ model, values }) => uniques.release(model, values),
    anotherValue({ model, values }, field) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const other = value(field, model)
        const isOther = JSON.stringify(other) !== JSON.stringify(values[field.name])
        const keys = model.keys.filter((key) => key.fields.includes(field.name))
        if (isOther && (keys.length === 0 || !uniques.taken({ ...model, keys }, { ...values, [field.name]: other }))) return other
      }
      // Some types have one value.
      return values[field.name] ?? null
    },
  }
}

function writableColumns(model: Model, schema: Schema, creation: Creation): ColumnField[] {
  if (creation.byApi(model)) return creatableColumns(model, schema)
  // A record is there while nobody has deleted it.
  return model.fields.filter(isColumn).filter((field) => field !== softDeleteOf(model) && !isDatabaseMade(field, model, schema))
}

/** Whether two records without a value for the column would share one that they must not share, or have none. */
function isShared(field: ColumnField, model: Model): boolean {
  const made = field.default?.kind === 'function' ? field.default : undefined
  // What the database is said to do, without a word on how, is not done by tables made from the schema.
  if (made?.name === 'dbgenerated') return made.args.length === 0
  const isUnlike = ['uuid', 'cuid', 'ulid', 'nanoid'].includes(made?.name ?? '')
  return field.required && !isUnlike && model.keys.some((key) => key.fields.includes(field.name))
}

function agrees(values: Values, known: Values): boolean {
  return Object.entries(known).every(([name, value]) => JSON.stringify(valueIn(values, name)) === JSON.stringify(value))
}

/** Names that the Prisma client does not bear: whoever calls it by itself sees the same. */
function clientObstacle({ fields }: Model): string | undefined {
  if (fields.some(({ kind, name }) => kind === 'relation' && name === 'then')) return 'the promises of its client have a relation in place of `then`, so nobody can await them'
  const isLeftRaw = fields.some(({ name }) => name === 'constructor') && fields.some((field) => field.kind === 'scalar' && /^(?:DateTime|BigInt|Decimal|Bytes|Json)$/.test(field.type))
  return isLeftRaw ? 'its client takes records with a `constructor` for no records, and leaves their values as the engine writes them' : undefined
}
