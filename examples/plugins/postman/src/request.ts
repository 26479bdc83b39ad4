import type { BodySpec, FinalOperation, Json, Property, QuerySpec, Shape } from '@ssot-codegen/core'
import { exampleOf, exampleText } from './example.js'

type Shapes = ReadonlyMap<string, Shape>

/** A request of Postman that calls an operation; what may be left out is there and switched off. */
export function requestOf(operation: FinalOperation, shapes: Shapes): Json {
  const { method, path, query, body, headers = [], doc, summary } = operation
  const segments = path.map((segment) => (typeof segment === 'string' ? segment : `:${segment.name}`))
  const variables = path.flatMap((segment) =>
    typeof segment === 'string' ? [] : [{ key: segment.name, value: exampleText(segment.shape, shapes), description: segment.doc ?? '' }],
  )
  const content = contentType(body)
  const header = [...(content === undefined ? [] : [{ key: 'Content-Type', value: content }]), ...headers.map((item) => pair(item, shapes))]
  const payload = bodyOf(body, shapes)
  return {
    method,
    description: doc ?? summary,
    header,
    url: {
      raw: `{{baseUrl}}/${segments.join('/')}`,
      host: ['{{baseUrl}}'],
      path: segments,
      ...(variables.length > 0 && { variable: variables }),
      ...(query.kind !== 'none' && { query: queryOf(query, shapes) }),
    },
    ...(payload !== undefined && { body: payload }),
  }
}

const PARTS: { readonly [part: string]: readonly (readonly [key: string, value: string, description: string])[] } = {
  where: [['where', '{}', 'Conditions, as one JSON value']],
  orderBy: [['orderBy', 'id', 'Fields to sort by, a hyphen before those that go down']],
  page: [['skip', '0', 'How many to pass over'], ['take', '20', 'How many to give']],
  cursor: [['cursor', '', 'What the page before gave as meta.nextCursor']],
  total: [['total', 'false', 'Whether all are counted']],
  include: [['include', '', 'Relations that come along']],
  select: [['select', '', 'Fields that come, and no others']],
}

function queryOf(query: Exclude<QuerySpec, { readonly kind: 'none' }>, shapes: Shapes): Json[] {
  if (query.kind === 'parameters') return query.parameters.map((parameter) => pair(parameter, shapes))
  const isNeeded = (key: string) => key === 'where' && query.constrained === true
  return query.parts.flatMap((part) => (PARTS[part] ?? []).map(([key, value, description]) => ({ key, value, description, disabled: !isNeeded(key) })))
}

function pair({ name, shape, doc, optional }: Property, shapes: Shapes): Json {
  return { key: name, value: exampleText(shape, shapes), description: doc ?? '', disabled: optional === true }
}

function contentType(body: BodySpec): string | undefined {
  if (body.kind === 'json') return body.mediaTypes?.[0] ?? 'application/json'
  // Postman writes that of a form itself, with its boundary.
  return body.kind === 'raw' ? body.mediaTypes[0] : undefined
}

function bodyOf(body: BodySpec, shapes: Shapes): Json | undefined {
  switch (body.kind) {
    case 'none':
      return undefined
    case 'json':
      return { mode: 'raw', raw: JSON.stringify(exampleOf(body.shape, shapes), null, 2), options: { raw: { language: 'json' } } }
    case 'raw':
      return { mode: 'file', file: {} }
    case 'multipart':
      return {
        mode: 'formdata',
        formdata: body.parts.map(({ name, shape, doc }) =>
          shape.kind === 'binary' || shape.kind === 'stream' ? { key: name, type: 'file', src: [], description: doc ?? '' } : { key: name, type: 'text', value: exampleText(shape, shapes), description: doc ?? '' },
        ),
      }
  }
}
