import { coerceJson, coerceText, expectedOf, type Value } from './coerce.js'
import { MODE_OPERATORS, OPERATORS, operatorsOf, type Operator } from './column-operators.js'
import { didYouMean } from './did-you-mean.js'
import { membersOf, placeBelow, type FilterNode } from './filter-node.js'
import type { Condition } from './list-query.js'
import type { Column } from './model.js'
import type { WhereReading } from './where-reading.js'

type Draft = { -readonly [K in keyof Condition]: Condition[K] }

/** Reads the conditions on one column: a bare value, which it is to equal, or operators. Faults are noted. */
export function readCondition(node: FilterNode, column: Column, reading: WhereReading): Condition | null {
  const allowed = operatorsOf(column, reading.capabilities.insensitiveMode)
  const members = membersOf(node)
  if (members === undefined) return readBare(node, { column, allowed, reading })
  if (members.length === 0) return reading.faults.add(node.at, 'empty', `A condition is missing. ${didYouMean('', allowed)}`)
  const draft: Draft = {}
  for (const [name, member] of members) {
    const operator = allowed.find((item) => item === name)
    if (operator === undefined) refuseOperator(name, { at: member.at, allowed, reading })
    else readOperator(operator, { node: member, column, draft, reading })
  }
  if (draft.mode !== undefined && !MODE_OPERATORS.some((operator) => draft[operator] !== undefined)) {
    reading.faults.add(placeBelow(node, 'mode'), 'mode-alone', `It says how another operator compares: ${MODE_OPERATORS.join(', ')}.`)
  }
  return draft
}

type Place = { readonly allowed: readonly Operator[]; readonly reading: WhereReading }

function refuseOperator(name: string, { at, allowed, reading }: Place & { readonly at: string }): void {
  const code = OPERATORS.has(name) ? 'operator-not-allowed' : 'unknown-operator'
  reading.faults.add(at, code, () => didYouMean(name, allowed))
}

function readBare(node: FilterNode, { column, allowed, reading }: Place & { readonly column: Column }): Condition | null {
  if (!reading.count(node.at)) return null
  if (isNull(node, column)) return { isNull: true }
  if (!allowed.includes('equals')) {
    return reading.faults.add(node.at, 'operator-required', `Its values are not compared whole. ${didYouMean('', allowed)}`)
  }
  const value = readValue(node, column, reading)
  return value === null ? null : { equals: value }
}

type OperatorPlace = {
  readonly node: FilterNode
  readonly column: Column
  readonly draft: Draft
  readonly reading: WhereReading
}

function readOperator(operator: Operator, { node, column, draft, reading }: OperatorPlace): void {
  if (operator === 'mode') {
    if (readValue(node, MODE, reading) !== null) draft.mode = 'insensitive'
    return
  }
  if (operator === 'isNull' || operator === 'isEmpty') {
    const value = readFlag(node, reading)
    if (value !== null) setFlag(draft, { operator, value, node, reading })
    return
  }
  if (!reading.count(node.at)) return
  switch (operator) {
    case 'in':
    case 'notIn':
    case 'hasSome':
    case 'hasEvery': {
      const values = readValues(node, column, reading)
      if (values) draft[operator] = values
      return
    }
    case 'contains':
    case 'startsWith':
    case 'endsWith': {
      const value = readValue(node, column, reading)
      if (typeof value === 'string' && reading.countText(node.at, value)) draft[operator] = value
      return
    }
    default: {
      if ((operator === 'equals' || operator === 'not') && isNull(node, column)) {
        setFlag(draft, { operator: 'isNull', value: operator === 'equals', node, reading })
        return
      }
      const value = readValue(node, column, reading)
      if (value !== null) draft[operator] = value
    }
  }
}

const FLAG: Column = { kind: 'boolean' }
const MODE: Column = { kind: 'enum', values: ['insensitive'] }

type Flag = {
  readonly operator: 'isNull' | 'isEmpty'
  readonly value: boolean
  readonly node: FilterNode
  readonly reading: WhereReading
}

/** Reads whether something is so, and counts it as a condition. */
export function readFlag(node: FilterNode, reading: WhereReading): boolean | null {
  if (!reading.count(node.at)) return null
  const value = readValue(node, FLAG, reading)
  return typeof value === 'boolean' ? value : null
}

/** `{"equals": null}` and `{"isNull": true}` say one thing; said twice, they could say two. */
function setFlag(draft: Draft, { operator, value, node, reading }: Flag): void {
  if (draft[operator] !== undefined) reading.faults.add(node.at, 'duplicate', 'Whether it is null is said twice.')
  draft[operator] = value
}

function isNull(node: FilterNode, column: Column): boolean {
  return node.form === 'json' && node.value === null && column.nullable === true
}

/** The one value given at a place. */
function readValue(node: FilterNode, column: Column, reading: WhereReading): Value | null {
  if (node.form === 'brackets' && node.texts.length > 1) {
    return reading.faults.add(node.at, 'duplicate', 'The parameter is given more than once.')
  }
  const text = node.form === 'brackets' ? node.texts[0] : undefined
  const value = node.form === 'json' ? coerceJson(node.value, column) : text === undefined ? undefined : coerceText(text, column)
  return value ?? reading.faults.add(node.at, 'invalid-value', `Expected ${expectedOf(column)}.`)
}

/** A list of values: parted by commas, or repeated, which takes each as it is; in JSON a list. */
function readValues(node: FilterNode, column: Column, reading: WhereReading): readonly Value[] | null {
  const { faults, limits } = reading
  const given = valuesGiven(node)
  if (given === undefined) return faults.add(node.at, 'invalid-value', 'Expected a list.')
  if (given.length === 0) return faults.add(node.at, 'empty', 'The list has no value.')
  if (given.length > limits.maxListLength) {
    return faults.add(node.at, 'too-many-values', `The list has more than ${limits.maxListLength} values.`)
  }
  const values: Value[] = []
  for (const item of given) {
    const value = node.form === 'brackets' ? coerceText(String(item), column) : coerceJson(item, column)
    if (value === undefined) return faults.add(node.at, 'invalid-value', `Expected ${expectedOf(column)}, each.`)
    values.push(value)
  }
  return values
}

function valuesGiven(node: FilterNode): readonly unknown[] | undefined {
  if (node.form === 'json') return Array.isArray(node.value) ? node.value : undefined
  const [first, ...more] = node.texts
  if (first === undefined) return undefined
  if (more.length > 0) return node.texts
  return first === '' ? [] : first.split(',')
}
