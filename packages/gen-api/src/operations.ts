import { columnNamed, deprecationOf, type Access, type Model, type Operation, type PathSegment, type Property, type QueryPart, type QuerySpec, type ReplySpec, type Shape } from '@ssot-codegen/core'
import type { Api } from './api.js'
import { verbsIn } from './relation-writes.js'
import { valueShape } from './shapes/column-shape.js'
import { upsertShape } from './shapes/model-shapes.js'
import type { BodyKind } from './shapes/relation-shapes.js'
import { searchShape } from './shapes/search-shape.js'
import { isPagedByKey, type Action } from './surface.js'

/** What a shape of a model is for. */
export type ShapeRole = 'Create' | 'Update' | 'CreateBody' | 'UpdateBody' | 'Unique' | 'Read' | 'Page'

/** A shape of a model by its role, as the `shape` slot names it. */
export function shapeName(api: Api, model: Model, role: ShapeRole): string {
  return api.names.model(model).type + role
}

/** The shapes of a body: that of the columns, and that of the columns with what it says of relations. */
export const BODIES = {
  create: { columns: 'Create', whole: 'CreateBody' },
  update: { columns: 'Update', whole: 'UpdateBody' },
} as const

/** Whether a body says anything of relations, and so has a shape beside that of its columns. */
export function hasBodyShape(api: Api, model: Model, kind: BodyKind): boolean {
  return api.writes(model).some((write) => verbsIn(kind, write, model).length > 0)
}

type Facts = Pick<Operation, 'method' | 'path' | 'summary' | 'query' | 'headers' | 'body' | 'replies' | 'rateClass'>

/** The operations of a model, one for each action it has. */
export function modelOperations(api: Api, model: Model, actions: readonly Action[], access: Access): Operation[] {
  const names = api.names.model(model)
  const base: PathSegment[] = api.pathOf(model).split('/')
  const one = [...base, ...keySegments(api, model)]
  const ref = (role: ShapeRole): Shape => ({ kind: 'ref', name: shapeName(api, model, role) })
  const query = (parts: Extract<QuerySpec, { kind: 'model' }>['parts']): QuerySpec => ({ kind: 'model', model: model.name, parts })
  const record = (status: number, doc: string): ReplySpec => ({ status, doc, body: ref('Read'), headers: [ETAG] })
  const ifMatch = { ...IF_MATCH, optional: !api.requiresIfMatch(model) }
  const constrained: QuerySpec = { kind: 'model', model: model.name, parts: ['where'], constrained: true }
  const written: ReplySpec = { status: 200, doc: 'How many records were written.', body: { kind: 'ref', name: 'Count' } }
  const location: Property = { name: 'location', shape: { kind: 'string' }, doc: 'The path of the new record.' }
  const json = (shape: Shape, mediaTypes?: readonly string[]) => ({ kind: 'json' as const, shape, ...(mediaTypes && { mediaTypes }), required: true })
  const body = (kind: BodyKind, mediaTypes?: readonly string[]) =>
    hasBodyShape(api, model, kind)
      ? { ...json(ref(BODIES[kind].whole), mediaTypes), record: { model: model.name, kind } }
      : json(ref(BODIES[kind].columns), mediaTypes)
  const cursor = isPagedByKey(model, api.schema) ? (['cursor'] as const) : []
  const include = api.relations(model).length > 0 ? (['include'] as const) : []
  const listParts: readonly QueryPart[] = ['where', 'orderBy', 'page', ...cursor, 'total', ...include, 'select']
  const none = { query: { kind: 'none' }, body: { kind: 'none' } } as const

  const facts: { readonly [A in Action]: Facts } = {
    list: {
      method: 'GET',
      path: base,
      summary: `List ${names.many}`,
      query: query(listParts),
      body: { kind: 'none' },
      replies: [{ status: 200, doc: 'A page of records.', body: ref('Page') }],
      rateClass: 'read',
    },
    search: {
      ...none,
      method: 'POST',
      path: [...base, 'search'],
      summary: `List ${names.many} by a request in the body`,
      body: { ...json(searchShape(listParts)), query: { model: model.name, parts: listParts } },
      replies: [{ status: 200, doc: 'A page of records.', body: ref('Page') }],
      rateClass: 'read',
    },
    count: {
      method: 'GET',
      path: [...base, 'count'],
      summary: `Count ${names.many}`,
      query: query(['where']),
      body: { kind: 'none' },
      replies: [{ status: 200, doc: 'How many records match.', body: { kind: 'ref', name: 'Count' } }],
      rateClass: 'read',
    },
    get: {
      method: 'GET',
      path: one,
      summary: `Get one ${names.one}`,
      query: query([...include, 'select']),
      headers: [IF_NONE_MATCH],
      body: { kind: 'none' },
      replies: [record(200, 'The record.')],
      rateClass: 'read',
    },
    create: {
      ...none,
      method: 'POST',
      path: base,
      summary: `Create one ${names.one}`,
      body: body('create'),
      replies: [
        { ...record(201, 'The new record.'), headers: [ETAG, { ...location, optional: !model.id }] },
      ],
      rateClass: 'write',
    },
    update: {
      ...none,
      method: 'PATCH',
      path: one,
      summary: `Update one ${names.one}`,
      headers: [ifMatch],
      body: body('update', ['application/json', 'application/merge-patch+json']),
      replies: [record(200, 'The record as it is now.')],
      rateClass: 'write',
    },
    delete: {
      ...none,
      method: 'DELETE',
      path: one,
      summary: `Delete one ${names.one}`,
      headers: [ifMatch],
      replies: [{ status: 204, doc: 'The record is gone.' }],
      rateClass: 'write',
    },
    restore: {
      ...none,
      method: 'POST',
      path: [...one, 'restore'],
      summary: `Restore one ${names.one} that was deleted`,
      headers: [ifMatch],
      replies: [record(200, 'The record, which is there again.')],
      rateClass: 'write',
    },
    purge: {
      ...none,
      method: 'DELETE',
      path: [...one, 'purge'],
      summary: `Delete one ${names.one} for good`,
      headers: [ifMatch],
      replies: [{ status: 204, doc: 'The record is gone, and cannot be restored.' }],
      rateClass: 'write',
    },
    upsert: {
      ...none,
      method: 'PUT',
      path: one,
      summary: `Create one ${names.one}, or update it where it is there`,
      headers: [{ ...IF_MATCH, optional: true }, IF_ABSENT],
      body: { ...json(upsertShape(api.shapes(model).create, model)), creates: { model: model.name, as: 'named' } },
      replies: [record(200, 'The record as it is now; what the body does not name is as it was.'), { ...record(201, 'The new record.'), headers: [ETAG, location] }],
      rateClass: 'write',
    },
    createMany: {
      ...none,
      method: 'POST',
      path: [...base, 'bulk'],
      summary: `Create many ${names.many}, all or none`,
      body: { ...json({ kind: 'list', items: ref('Create'), minItems: 1 }), creates: { model: model.name, as: 'many' } },
      replies: [{ ...written, status: 201 }],
      rateClass: 'heavy',
    },
    updateMany: {
      method: 'PATCH',
      path: base,
      summary: `Update all ${names.many} that match`,
      query: constrained,
      body: json(ref('Update'), ['application/json', 'application/merge-patch+json']),
      replies: [written],
      rateClass: 'heavy',
    },
    deleteMany: {
      method: 'DELETE',
      path: base,
      summary: `Delete all ${names.many} that match`,
      query: constrained,
      body: { kind: 'none' },
      replies: [written],
      rateClass: 'heavy',
    },
  }
  const demands = api.requiresIfMatch(model)
  return actions.map((action) => {
    const { replies, ...rest } = facts[action]
    return {
      ...rest,
      id: `${names.group}.${action}`,
      group: names.group,
      replies: [...replies, ...problems(rest, demands)],
      access,
      tags: [names.group],
      handler: { symbol: api.model(model).controller, member: action },
      model: model.name,
      action,
      ...(model.doc !== undefined && { doc: model.doc }),
      ...(deprecationOf(model) && { deprecated: true }),
    }
  })
}

/** The statuses an operation answers with when it cannot do its work follow from what it takes. */
function problems({ method, path, query, headers = [], body, rateClass }: Omit<Facts, 'replies'>, demands: boolean): ReplySpec[] {
  const isConditional = headers.some((header) => header.name === IF_MATCH.name)
  const grammar = query.kind === 'model' ? query : body.kind === 'json' ? body.query : undefined
  const hasCursor = grammar?.parts.includes('cursor') === true
  return [
    ...(headers.includes(IF_NONE_MATCH) ? [NOT_MODIFIED] : []),
    hasCursor ? PROBLEMS.invalidOrExpired : PROBLEMS.invalid,
    ...(path.some((segment) => typeof segment !== 'string') && method !== 'PUT' ? [PROBLEMS.missing] : []),
    ...(rateClass === 'read' ? [] : [PROBLEMS.conflict]),
    ...(isConditional ? [headers.includes(IF_ABSENT) ? PROBLEMS.changedOrThere : PROBLEMS.changed] : []),
    ...(body.kind === 'none' ? [] : [PROBLEMS.tooLong, PROBLEMS.mediaType]),
    ...(isConditional && demands ? [PROBLEMS.unconditional] : []),
    PROBLEMS.fault,
    PROBLEMS.unavailable,
  ]
}

/** The header a reply with one record has; what two of them share up to the dot is the state of the record. */
const ETAG: Property = { name: 'etag', shape: { kind: 'string' }, doc: 'Stands for the record and for what the reply shows of it.' }
const IF_NONE_MATCH: Property = { name: 'if-none-match', shape: { kind: 'string' }, doc: 'Entity tags of replies that need not be sent again.', optional: true }
const IF_MATCH: Property = { name: 'if-match', shape: { kind: 'string' }, doc: 'Entity tags the record was read with: it is written if it is still in one of those states.' }
const IF_ABSENT: Property = { name: 'if-none-match', shape: { kind: 'literal', value: '*' }, doc: 'The record is made if there is none yet.', optional: true }
const NOT_MODIFIED: ReplySpec = { status: 304, doc: 'The client has this already.', headers: [ETAG] }

const problem = (status: number, doc: string): ReplySpec => ({ status, doc, body: { kind: 'ref', name: 'Problem' } })
const PROBLEMS = {
  invalid: problem(400, 'Something in the request is not allowed; `errors` says what.'),
  invalidOrExpired: problem(400, 'Something in the request is not allowed, of which `errors` tells, or the cursor has expired.'),
  missing: problem(404, 'There is no such record.'),
  conflict: problem(409, 'A unique value is taken, or a related record is missing or still needed.'),
  changed: problem(412, 'The record is in none of the states that `If-Match` names.'),
  changedOrThere: problem(412, 'The record is in none of the states that `If-Match` names, or is there against `If-None-Match`.'),
  tooLong: problem(413, 'The body is too long.'),
  mediaType: problem(415, 'The body is not of an accepted media type.'),
  unconditional: problem(428, 'The request must say by `If-Match` which state of the record it is for.'),
  fault: problem(500, 'A fault of the server.'),
  unavailable: problem(503, 'The database cannot be reached, or the server is stopping.'),
} as const

function keySegments(api: Api, model: Model): PathSegment[] {
  return (model.id?.fields ?? []).map((name) => ({ name, shape: valueShape(columnNamed(model, name), api.schema, {}) }))
}
