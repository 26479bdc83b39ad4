import type { ObjectShape, Property, QueryPart, Shape } from '@ssot-codegen/core'

const names: Shape = { kind: 'union', options: [{ kind: 'string' }, { kind: 'list', items: { kind: 'string' } }] }
const optional = true

const PROPERTIES: { readonly [P in QueryPart]: readonly Property[] } = {
  where: [{ name: 'where', shape: { kind: 'json' }, optional, doc: 'The filter, an object; values have the types of their columns.' }],
  orderBy: [{ name: 'orderBy', shape: names, optional, doc: 'Columns, descending behind a minus, along relations to one with dots.' }],
  page: [
    { name: 'skip', shape: { kind: 'integer', minimum: 0 }, optional, doc: 'Records to pass over.' },
    { name: 'take', shape: { kind: 'integer', minimum: 1 }, optional, doc: 'Records on the page.' },
  ],
  cursor: [{ name: 'cursor', shape: { kind: 'string' }, optional, doc: 'The `nextCursor` of a page: this one starts behind it.' }],
  total: [{ name: 'total', shape: { kind: 'boolean' }, optional, doc: 'Whether to count all that match.' }],
  include: [{ name: 'include', shape: names, optional, doc: 'Relations to read along, with dots for depth.' }],
  select: [{ name: 'select', shape: names, optional, doc: 'Columns to read, of included relations behind a dot.' }],
}

/** The outline of a search: a list request as JSON. What names a model's fields is text or JSON here; the server holds it against the model. */
export function searchShape(parts: readonly QueryPart[]): ObjectShape {
  return { kind: 'object', properties: parts.flatMap((part) => PROPERTIES[part]) }
}
