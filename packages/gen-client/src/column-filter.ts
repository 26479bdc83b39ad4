import { ts, type ColumnField, type Printable, type Shape } from '@ssot-codegen/core'
import type { ColumnKind } from '@ssot-codegen/gen-api'
import { filter } from './symbols.js'

/** What filters say of values: whether they are the same, where they are in an order, what a text has in it; or nothing. */
const FAMILIES: { readonly [K in ColumnKind]: 'Equal' | 'Ordered' | 'Text' | 'Flag' | undefined } = {
  string: 'Text',
  exact: 'Ordered',
  document: undefined,
  boolean: 'Flag',
  int: 'Ordered',
  bigint: 'Ordered',
  float: 'Ordered',
  decimal: 'Ordered',
  datetime: 'Ordered',
  date: 'Ordered',
  time: 'Ordered',
  uuid: 'Equal',
  enum: 'Equal',
  bytes: 'Equal',
  bits: undefined,
  json: undefined,
}

/** What is known of a column. */
export type ColumnFacts = {
  readonly field: ColumnField
  readonly kind: ColumnKind
  /** Whether the database can compare texts in any case. */
  readonly anyCase: boolean
  readonly typeOf: (shape: Shape) => Printable
  /** As it is read. */
  readonly shape: Shape
}

/** The type of the conditions on a column; undefined where there are none. */
export function filterType({ field, kind, anyCase, typeOf, shape }: ColumnFacts): Printable | undefined {
  const family = FAMILIES[kind]
  if (field.list) {
    if (kind === 'document') return undefined
    return family === undefined ? filter('OnlyEmpty') : ts`${filter('ListOf')}<${typeOf(valueOf(shape))}>`
  }
  if (family === undefined) return field.required ? undefined : filter('OnlyNull')
  const suffix = field.required ? '' : 'OrNull'
  if (family === 'Text') return filter((anyCase ? 'AnyCase' : 'Text') + suffix)
  if (family === 'Flag') return filter(`Flag${suffix}`)
  return ts`${filter(family + suffix)}<${typeOf(valueOf(shape))}>`
}

/** Whether the values of a column have an order that lists can have. */
export function isOrdered(field: ColumnField, kind: ColumnKind): boolean {
  return !field.list && kind !== 'bytes' && FAMILIES[kind] !== undefined
}

/** One value, without null and list. */
function valueOf(shape: Shape): Shape {
  return shape.kind === 'nullable' ? shape.of : shape.kind === 'list' ? shape.items : shape
}
