import { expect } from 'vitest'
import type { RecordContract, Sample } from './record-contract.js'
import type { Value } from './sql-condition.js'

/** What sets the models with a key and a label apart. Keys are what requests, paths and the database call them. */
type KeyCase = {
  readonly model: string
  readonly path: string
  readonly table?: string
  /** The column of the label. */
  readonly label?: string
  readonly keys: readonly [Key, Key]
  readonly filters: RecordContract['filters']
  readonly orders: readonly string[]
  readonly inexact?: boolean
  readonly missing: readonly string[]
  readonly malformed: readonly string[]
}

/** One key: its fields as JSON, its path, its columns. */
type Key = {
  readonly body: { readonly [field: string]: unknown }
  /** Where a value comes back in another form than it was given. */
  readonly reply?: { readonly [field: string]: unknown }
  readonly id: string
  readonly stored: { readonly [column: string]: Value }
}

/** The contract of a model whose key a request gives. */
export function keyContract({ path, model, table = model, label = 'label', keys, ...rest }: KeyCase): RecordContract {
  const [first, second] = keys
  const sample = (key: Key, text: string): Sample => ({ ...key, body: { ...key.body, label: text }, stored: { ...key.stored, [label]: text } })
  return {
    ...rest,
    path: `/api/${path}`,
    table,
    samples: [sample(first, 'one'), sample(second, 'two')],
    change: { body: { label: 'three' }, stored: { ...first.stored, [label]: 'three' } },
    unique: Object.keys(first.body),
    key: Object.keys(first.body),
  }
}

/** What sets a model apart whose key the server makes. */
type MadeKey = {
  readonly model: string
  readonly path: string
  /** What its keys look like. */
  readonly id: RegExp
  readonly missing: readonly string[]
  readonly malformed: readonly string[]
}

/** The contract of a model whose key the server makes. */
export function madeKeyContract({ model, path, id, missing, malformed }: MadeKey): RecordContract {
  const sample = (label: string): Sample => ({ body: { label }, reply: { id: expect.toSatisfy((value) => id.test(String(value))) as unknown }, stored: { label } })
  return {
    path: `/api/${path}`,
    table: model,
    samples: [sample('one'), sample('two')],
    change: { body: { label: 'three' }, stored: { label: 'three' } },
    key: ['id'],
    filters: [['where[label]=two', [2]]],
    orders: ['label'],
    missing,
    malformed,
  }
}
