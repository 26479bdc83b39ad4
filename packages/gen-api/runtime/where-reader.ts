import { operatorsOf } from './column-operators.js'
import { combinatorsOf } from './combinators.js'
import { readCondition, readFlag } from './condition-reader.js'
import { didYouMean } from './did-you-mean.js'
import { itemsOf, membersOf, placeBelow, type FilterNode } from './filter-node.js'
import type { Condition, RelationCondition, Where } from './list-query.js'
import type { Model, Relation } from './model.js'
import { isFilterable, visibleColumn, visibleColumns, visibleRelation, visibleRelations } from './visible.js'
import type { WhereReading } from './where-reading.js'

const COMBINATORS = { AND: 'and', OR: 'or', NOT: 'not' } as const
const QUANTIFIERS = ['some', 'every', 'none'] as const

/** Where a filter stands: the model it is about, and how many filters it is inside of, itself included. */
type Place = { readonly model: Model; readonly depth: number }

/**
 * Reads a filter against its model. Faults are noted in the reading; what is returned then is not to be used.
 *
 * @param node an object: fields, relations, `AND`, `OR`, `NOT`
 */
export function readWhere(node: FilterNode, model: Model, reading: WhereReading): Where {
  return readLevel(node, { model, depth: 1 }, reading)
}

function readLevel(node: FilterNode, place: Place, reading: WhereReading): Where {
  const members = membersOf(node)
  if (members !== undefined) return readMembers({ at: node.at, members }, place, reading)
  reading.faults.add(node.at, 'invalid-value', 'Expected conditions by name.')
  return {}
}

type Members = { readonly at: string; readonly members: readonly (readonly [string, FilterNode])[] }

function readMembers({ at, members }: Members, place: Place, reading: WhereReading): Where {
  const { model, depth } = place
  const { faults, limits, models } = reading
  if (depth > limits.maxDepth) {
    faults.add(at, 'too-deep', `The filter has more than ${limits.maxDepth} levels.`)
    return {}
  }
  if (members.length === 0) faults.add(at, 'empty', 'A condition is missing.')
  const columns: { [name: string]: Condition } = {}
  const relations: { [name: string]: RelationCondition } = {}
  const combined: { and?: Where[]; or?: Where[]; not?: Where[] } = {}
  for (const [name, member] of members) {
    const combinator = combinatorsOf(model).find((one) => one === name)
    if (combinator) {
      combined[COMBINATORS[combinator]] = readCombined(combinator, member, { place, reading })
      continue
    }
    const column = isFilterable(name) ? visibleColumn(model, name) : undefined
    const related = column || !isFilterable(name) ? undefined : visibleRelation(model, name, models)
    if (column) {
      const condition = readCondition(member, column, reading)
      if (condition) columns[name] = condition
    } else if (related) {
      if (reading.countRelations(member.at)) relations[name] = readRelation(member, related, { depth: depth + 1, reading })
    } else {
      faults.add(member.at, 'unknown-field', () => didYouMean(name, namesIn(model, reading)))
    }
  }
  return {
    ...(Object.keys(columns).length > 0 && { columns }),
    ...(Object.keys(relations).length > 0 && { relations }),
    ...combined,
  }
}

/** All that a filter of the model can name. Of some columns nothing can be asked. */
function namesIn(model: Model, { models, capabilities: { insensitiveMode } }: WhereReading): string[] {
  const columns = visibleColumns(model).filter((name) => {
    const column = visibleColumn(model, name)
    return column !== undefined && operatorsOf(column, insensitiveMode).length > 0
  })
  return [...[...columns, ...visibleRelations(model, models)].filter(isFilterable), ...combinatorsOf(model)]
}

/** A list of filters; `AND` and `NOT` also take a single one. */
function readCombined(
  name: keyof typeof COMBINATORS,
  node: FilterNode,
  { place: { model, depth }, reading }: { readonly place: Place; readonly reading: WhereReading },
): Where[] {
  const items = itemsOf(node) ?? (name === 'OR' ? undefined : [node])
  if (items === undefined)
    reading.faults.add(node.at, 'invalid-value', 'Expected a list; in brackets, numbered from 0 without a gap.')
  if (items?.length === 0) reading.faults.add(node.at, 'empty', 'The list has no condition.')
  return (items ?? []).map((item) => readLevel(item, { model, depth: depth + 1 }, reading))
}

type Related = { readonly relation: Relation; readonly target: Model }

function readRelation(
  node: FilterNode,
  { relation, target }: Related,
  { depth, reading }: { readonly depth: number; readonly reading: WhereReading },
): RelationCondition {
  const place = { model: target, depth }
  return relation.list === true
    ? readMany(node, place, reading)
    : readOne(node, place, { nullable: relation.nullable === true, reading })
}

/** Conditions on the related record of a to-one relation, and whether there is one. */
function readOne(
  node: FilterNode,
  place: Place,
  { nullable, reading }: { readonly nullable: boolean; readonly reading: WhereReading },
): RelationCondition {
  if (nullable && node.form === 'json' && node.value === null && reading.count(node.at)) return { isNull: true }
  const members = membersOf(node)
  if (members === undefined) {
    reading.faults.add(node.at, 'invalid-value', `It is a relation: conditions are on its fields, as in ${placeBelow(node, '…')}.`)
    return {}
  }
  const absence = nullable ? members.find(([name, member]) => name === 'isNull' && !isOfField(member, place.model, reading))?.[1] : undefined
  if (absence === undefined) return { is: readMembers({ at: node.at, members }, place, reading) }
  const isNull = readFlag(absence, reading)
  const others = members.filter(([, member]) => member !== absence)
  return {
    ...(isNull !== null && { isNull }),
    ...(others.length > 0 && { is: readMembers({ at: node.at, members: others }, place, reading) }),
  }
}

/** Whether what stands below `isNull` is about a field of that name: a flag has nothing below it. */
function isOfField(member: FilterNode, model: Model, { models }: WhereReading): boolean {
  return membersOf(member) !== undefined && (visibleColumn(model, 'isNull') ?? visibleRelation(model, 'isNull', models)) !== undefined
}

/** Conditions on some, every or none of the related records. */
function readMany(node: FilterNode, place: Place, reading: WhereReading): RelationCondition {
  const condition: { some?: Where; every?: Where; none?: Where } = {}
  const members = membersOf(node)
  if (members === undefined || members.length === 0) {
    reading.faults.add(node.at, 'operator-required', `It is a relation to many. ${didYouMean('', QUANTIFIERS)}`)
  }
  for (const [name, member] of members ?? []) {
    const quantifier = QUANTIFIERS.find((item) => item === name)
    if (quantifier) condition[quantifier] = readLevel(member, place, reading)
    else reading.faults.add(member.at, 'unknown-operator', () => didYouMean(name, QUANTIFIERS))
  }
  return condition
}
