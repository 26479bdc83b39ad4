import { isCompared, operatorsOf, type Operator } from '#runtime/api/column-operators.js'
import { combinatorsOf } from '#runtime/api/combinators.js'
import type { ReadonlyJson } from '#runtime/api/json.js'
import type { Column, Model } from '#runtime/api/model.js'
import { valueShape } from '#runtime/api/record-shape.js'
import { isRuled } from '#runtime/api/rules.js'
import { isFilterable, visibleColumn, visibleColumns, visibleRelation, visibleRelations } from '#runtime/api/visible.js'
import { parameter } from './draft.js'
import { textOf, type JsonObject } from './json-values.js'
import type { Planning } from './planning.js'
import { validValue } from './valid-value.js'

/** A condition, as a place in `where` and the value there: `['title', 'contains']`. */
export type PlannedCondition = { readonly path: readonly string[]; readonly value: ReadonlyJson }

/** Every operator of every column that requests may name, with values that some record has. */
export function columnConditions(model: Model, planning: Planning): PlannedCondition[] {
  return filterableColumns(model).flatMap(([name, column]) =>
    operatorsOf(column, planning.capabilities.insensitiveMode)
      .filter((operator) => operator !== 'mode')
      .map((operator) => ({ path: [name, operator], value: operand(operator, { name, column, model, planning }) })),
  )
}

/** Conditions along each relation, and combinations. */
export function deepConditions(model: Model, planning: Planning): PlannedCondition[] {
  const [first] = columnConditions(model, planning).filter(({ path }) => path[1] === 'equals')
  const along = visibleRelations(model, planning.models).filter(isFilterable).flatMap((name) => relationConditions(name, model, planning))
  if (!first) return along
  const one = nested(first)
  const known = combinatorsOf(model)
  const combined: PlannedCondition[] = [
    { path: ['NOT'], value: one },
    { path: ['OR'], value: [one, known.includes('NOT') ? { NOT: one } : one] },
    { path: ['AND'], value: [one, one] },
  ]
  return [...along, ...combined.filter(({ path: [name] }) => known.some((other) => other === name))]
}

function relationConditions(name: string, model: Model, planning: Planning): PlannedCondition[] {
  const related = visibleRelation(model, name, planning.models)
  if (!related) return []
  const { relation, target } = related
  const absent: PlannedCondition[] = relation.nullable === true && relation.list !== true ? [true, false].map((value) => ({ path: [name, 'isNull'], value })) : []
  const [condition] = columnConditions(target, planning).filter(({ path }) => path[1] === 'equals' || path[1] === 'not')
  if (!condition) return absent
  const quantifiers = relation.list === true ? ['some', 'every', 'none'] : [undefined]
  return [...absent, ...quantifiers.map((quantifier) => ({ path: [name, ...(quantifier === undefined ? [] : [quantifier]), ...condition.path], value: condition.value }))]
}

/** The columns that a filter may name. */
export function filterableColumns(model: Model): (readonly [name: string, column: Column])[] {
  return visibleColumns(model).filter(isFilterable).flatMap((name) => {
    const column = visibleColumn(model, name)
    return column ? [[name, column] as const] : []
  })
}

/** What lists of the model may be ordered by: columns, and along each relation to one a column of its. */
export function orderTerms(model: Model, { models }: Planning): string[] {
  const ordered = (of: Model) => filterableColumns(of).filter(([, column]) => column.list !== true && column.kind !== 'bytes' && isCompared(column)).map(([name]) => name)
  const along = visibleRelations(model, models).flatMap((name) => {
    const related = visibleRelation(model, name, models)
    const [column] = related && related.relation.list !== true && !isRuled(related.target) ? ordered(related.target) : []
    return column === undefined ? [] : [`${name}.${column}`]
  })
  return [...ordered(model), ...along]
}

/** The condition as the value of `where`. */
export function nested({ path, value }: PlannedCondition): JsonObject {
  return path.reduceRight<ReadonlyJson>((inner, name) => ({ [name]: inner }), value) as JsonObject // a path has a name at least
}

/** The condition in brackets. */
export function bracketed({ path, value }: PlannedCondition): string[] {
  const name = `where${path.map((part) => `[${encodeURIComponent(part)}]`).join('')}`
  if (typeof value === 'object' && value !== null) {
    const items: [string, ReadonlyJson][] = Array.isArray(value) ? value.map((item: ReadonlyJson, index) => [String(index), item]) : Object.entries(value)
    if (items.some(([, item]) => typeof item === 'object' && item !== null) || !Array.isArray(value)) return items.flatMap(([part, item]) => bracketed({ path: [...path, part], value: item }))
    const texts = items.map(([, item]) => textOf(item))
    // A comma would part the value that holds it.
    return texts.some((text) => text.includes(',')) ? texts.map((text) => parameter(name, text)) : [parameter(name, texts.join())]
  }
  return [parameter(name, textOf(value))]
}

type Place = { readonly name: string; readonly column: Column; readonly model: Model; readonly planning: Planning }

function operand(operator: Operator, place: Place): ReadonlyJson {
  const { planning } = place
  if (operator === 'isNull' || operator === 'isEmpty') return planning.random.pick([true, false])
  if (operator === 'in' || operator === 'notIn' || operator === 'hasSome' || operator === 'hasEvery') return [columnValue(place), freshValue(place)]
  const value = columnValue(place)
  if (typeof value !== 'string' || (operator !== 'contains' && operator !== 'startsWith' && operator !== 'endsWith')) return value
  const characters = Array.from(value)
  return operator === 'startsWith' ? characters.slice(0, 3).join('') : operator === 'endsWith' ? characters.slice(-3).join('') : characters.slice(1, 4).join('')
}

/** A value that some record has in the column, or could have. */
function columnValue(place: Place): ReadonlyJson {
  const { name, model, planning } = place
  const values = planning.records.of(model).map((record) => record[name] ?? null)
  const there = values.flatMap((value) => itemsOf(value)).filter((value) => value !== null && value !== '')
  const [first, ...others] = there
  return first === undefined ? freshValue(place) : planning.random.pick([first, ...others])
}

function freshValue({ column, planning }: Place): ReadonlyJson {
  return validValue(valueShape(column), { random: planning.random, shapes: planning.contract.shapes })
}

function itemsOf(value: ReadonlyJson): readonly ReadonlyJson[] {
  return Array.isArray(value) ? (value as readonly ReadonlyJson[]) : [value] // `isArray` forgets of what the list is
}
