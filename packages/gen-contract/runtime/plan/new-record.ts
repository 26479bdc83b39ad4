import type { Model, Relation } from '#runtime/api/model.js'
import type { ObjectShape, Property } from '#runtime/api/shape.js'
import type { ContractOperation } from './contract.js'
import { requestOf } from './draft.js'
import { jsonObject, parsedJson, presentValues, type JsonObject } from './json-values.js'
import { learnListed } from './learn-records.js'
import { ask, modelOf, operationFor, type Asking, type KnownRecord, type Planning } from './planning.js'
import { collectionPath, JSON_TYPE } from './record-paths.js'
import { plainShape, validValue } from './valid-value.js'

/** How often a body is made anew because a key of it is taken. */
const ATTEMPTS = 6

/** Records of a model that are enough: others are then referred to more than once. */
const ENOUGH = 3

/** A record of the model: one that is there, or a new one. Undefined where none is there and none can be made. */
export function* recordOf(model: Model, planning: Planning): Asking<KnownRecord | undefined> {
  const known = planning.records.of(model)
  if (known.length < ENOUGH) {
    const made = yield* newRecord(model, planning)
    if (made) return made
    // Others may be there that no answer has shown.
    if (known.length === 0) yield* learnListed(model, planning)
  }
  const [first, ...others] = planning.records.of(model)
  return first && { model, values: planning.random.pick([first, ...others]) }
}

/** A new record of the model; undefined where none can be made. */
export function* newRecord(model: Model, planning: Planning): Asking<KnownRecord | undefined> {
  const operation = operationFor(planning, model, 'create')
  const shape = operation && bodyShapeOf(operation, planning)
  if (!operation) return yield* planning.makeOtherwise(model, planning)
  if (!shape || planning.making.has(model.name)) return undefined
  planning.making.add(model.name)
  const json = yield* newBody(model, shape, planning)
  planning.making.delete(model.name)
  const draft = { method: operation.method, path: collectionPath(model), query: [], headers: JSON_TYPE }
  const answer = yield* ask(requestOf(operation, 'valid', draft, { label: 'a record to work with', json }))
  const values = answer?.status === 201 ? jsonObject(parsedJson(answer.body)) : undefined
  if (!values) return undefined
  planning.records.add(model, values)
  return { model, values }
}

/** The body of a new record, whose keys nothing has and whose references lead somewhere; what they lead to is made first. */
export function* newBody(model: Model, shape: ObjectShape, planning: Planning, wanted: JsonObject = {}): Asking<JsonObject> {
  const operation = operationFor(planning, model, 'create')
  for (let attempt = 1; ; attempt += 1) {
    const said = operation ? (yield* planning.given(operation, planning)).json : undefined
    const given = { ...presentValues(said), ...wanted }
    const columns = columnValues(model, shape, planning)
    const body = { ...columns, ...(yield* references(model, shape, { planning, given, fresh: attempt > 2 })) }
    if (attempt >= ATTEMPTS || !planning.records.isTaken(model, body)) return body
  }
}

/** The shape of the bodies that an operation takes, where they are objects. */
export function bodyShapeOf({ body }: ContractOperation, { contract }: Planning): ObjectShape | undefined {
  const shape = body.kind === 'json' ? plainShape(body.shape, contract.shapes) : undefined
  const item = shape?.kind === 'list' ? plainShape(shape.items, contract.shapes) : shape
  return item?.kind === 'object' ? item : undefined
}

/** What a body says of the columns: those that must be there, and most of the others. */
function columnValues(model: Model, shape: ObjectShape, planning: Planning): JsonObject {
  const isKey = (name: string) => model.key?.fields.includes(name) === true
  const said = shape.properties.filter(({ name, optional }) => isColumn(model, name) && (optional !== true || isKey(name) || planning.random.int(0, 3) > 0))
  return Object.fromEntries(said.map((property) => [property.name, valueOf(property, planning)]))
}

type References = { readonly planning: Planning; /** What is said already. */ readonly given: JsonObject; /** Whether what they lead to is to be new. */ readonly fresh: boolean }

function* references(model: Model, shape: ObjectShape, { planning, given, fresh }: References): Asking<JsonObject> {
  const values: Record<string, JsonObject[string]> = { ...given }
  const names = new Set(shape.properties.map(({ name }) => name))
  for (const relation of Object.values(model.relations)) {
    const fields = (relation.fields ?? []).filter((name) => names.has(name))
    if (fields.length === 0 || fields.some((name) => name in values)) continue
    const target = modelOf(planning, relation.model)
    const alone = fresh || isExclusive(model, fields)
    const record = target && (alone ? yield* newRecord(target, planning) : yield* recordOf(target, planning))
    for (const [index, name] of (relation.fields ?? []).entries()) {
      const value = record?.values[referenceOf(relation, target, index)]
      if (value !== undefined && names.has(name)) values[name] = value
      else if (model.columns[name]?.nullable === true && names.has(name)) values[name] = null
    }
  }
  return values
}

/** The column over there that a part of a foreign key refers to: where the model does not say, a part of the key. */
function referenceOf({ references }: Relation, target: Model | undefined, index: number): string {
  return references?.[index] ?? target?.key?.fields[index] ?? ''
}

/** Whether no two records can refer to one. */
function isExclusive(model: Model, fields: readonly string[]): boolean {
  const keys = [...(model.key ? [model.key.fields] : []), ...(model.uniques ?? [])]
  return keys.some((key) => key.every((name) => fields.includes(name)))
}

/** Whether a property of a body is a column. */
export function isColumn(model: Model, name: string): boolean {
  return Object.hasOwn(model.columns, name)
}

/** A valid value of a property. */
export function valueOf({ shape }: Property, { random, contract }: Planning): JsonObject[string] {
  return validValue(shape, { random, shapes: contract.shapes })
}

