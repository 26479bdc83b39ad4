import { encodeValue } from './encode.js'
import type { Condition, OrderTerm, Scalar, Selection, Where } from './list-query.js'
import type { Column, Model, Models, Values } from './model.js'
import { sortColumn, type SortColumn } from './sort.js'

/** Where one record stands in one term of an order. */
export type SortMark = SortColumn & { readonly term: OrderTerm; readonly value: Scalar }

/** What to read of a record to know where it stands in an order. */
export function markSelection(order: readonly OrderTerm[]): Selection {
  const columns = order.filter(({ path }) => path.length === 1).flatMap(({ path }) => path)
  const relations = new Map<string, OrderTerm[]>()
  for (const { path, direction } of order.filter((term) => term.path.length > 1)) {
    const [name = '', ...rest] = path
    relations.set(name, [...(relations.get(name) ?? []), { path: rest, direction }])
  }
  const include = Object.fromEntries([...relations].map(([name, terms]) => [name, markSelection(terms)]))
  return { columns, ...(relations.size > 0 && { include }) }
}

/** Where a record stands in each term of an order. */
export function marksOf(record: Values, order: readonly OrderTerm[], model: Model, models: Models): SortMark[] {
  return order.map((term) => {
    const place = sortColumn(term, model, models)
    return { ...place, term, value: scalarOf(valueAt(record, term.path), place.column) }
  })
}

/** Whether the order may meet a record without a value here. */
export function mayBeAbsent({ column, optional }: SortMark): boolean {
  return column.nullable === true || optional > 0
}

/** The records whose value fulfils a condition. */
export function havingValue({ term }: SortMark, condition: Condition): Where {
  const [column = '', ...relations] = [...term.path].reverse()
  return relations.reduce<Where>((is, name) => ({ relations: { [name]: { is } } }), { columns: { [column]: condition } })
}

/** The records that have any value here. */
export function present(mark: SortMark): Where {
  if (mark.column.nullable === true) return havingValue(mark, { isNull: false })
  const [last = '', ...relations] = mark.term.path.slice(0, mark.optional).reverse()
  return relations.reduce<Where>((is, name) => ({ relations: { [name]: { is } } }), { relations: { [last]: { isNull: false } } })
}

/** The records that have no value here. */
export function absent(mark: SortMark): Where {
  return mark.optional === 0 && mark.term.path.length === 1 ? havingValue(mark, { isNull: true }) : { not: [present(mark)] }
}

function valueAt(record: Values, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? value[name] : null), record)
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null
}

/** A value as filters take it: of Prisma's decimals the text. */
function scalarOf(value: unknown, column: Column): Scalar {
  return (column.kind === 'decimal' ? encodeValue(value, column) : (value ?? null)) as Scalar // as the model says of the column
}
