import type { ObjectShape, Shape } from '@ssot-codegen/core'

const text: Shape = { kind: 'string' }
const count: Shape = { kind: 'integer', minimum: 0, maximum: 2_147_483_647 }

/** What stands beside the records of a page. */
export const pageMeta: ObjectShape = {
  kind: 'object',
  properties: [
    { name: 'total', shape: { kind: 'nullable', of: count }, doc: 'How many records match in all; null when not counted.' },
    { name: 'skip', shape: count },
    { name: 'take', shape: count },
    { name: 'hasMore', shape: { kind: 'boolean' } },
    { name: 'nextCursor', shape: { kind: 'nullable', of: text }, doc: 'Where the next page starts, for keyset paging.' },
  ],
}

/** The answer of a count. */
export const countReply: ObjectShape = { kind: 'object', properties: [{ name: 'count', shape: count }] }

/** A problem document, RFC 9457. */
export const problem: ObjectShape = {
  kind: 'object',
  properties: [
    { name: 'type', shape: text, doc: 'Which problem it is: stable, fit for a program to compare.' },
    { name: 'title', shape: text },
    { name: 'status', shape: { kind: 'integer', minimum: 400, maximum: 599 } },
    { name: 'detail', shape: text, optional: true },
    { name: 'instance', shape: text, doc: 'The id of the request, by which the log finds it.' },
    {
      name: 'errors',
      optional: true,
      shape: {
        kind: 'list',
        items: {
          kind: 'object',
          properties: [
            { name: 'pointer', shape: text, optional: true, doc: 'Where in the body, as a JSON Pointer.' },
            { name: 'parameter', shape: text, optional: true, doc: 'Which parameter of the query, path or header.' },
            { name: 'code', shape: text },
            { name: 'detail', shape: text },
          ],
        },
      },
    },
  ],
}

/** A page of records. */
export function pageShape(record: string): ObjectShape {
  return {
    kind: 'object',
    properties: [
      { name: 'data', shape: { kind: 'list', items: { kind: 'ref', name: record } } },
      { name: 'meta', shape: { kind: 'ref', name: 'PageMeta' } },
    ],
  }
}
