import type { Property } from '@ssot-codegen/core'
import { upsertShape } from '../shapes/model-shapes.js'
import type { BodyKind } from '../shapes/relation-shapes.js'
import { json, NO_BODY, NO_QUERY, PATCHES, type FactsOf, type Subject } from './facts.js'
import { ETAG, IF_ABSENT, IF_MATCH } from './headers.js'
import { BODIES, hasBodyShape } from './shape-names.js'

const LOCATION: Property = { name: 'location', shape: { kind: 'string' }, doc: 'The path of the new record.' }

/** The operations that write one record. */
export function writes({ api, model, names, all, one, ref, record }: Subject): FactsOf<'create' | 'update' | 'delete' | 'restore' | 'purge' | 'upsert'> {
  const ifMatch = { ...IF_MATCH, optional: !api.requiresIfMatch(model) }
  const body = (kind: BodyKind, mediaTypes?: readonly string[]) =>
    hasBodyShape(api, model, kind)
      ? { ...json(ref(BODIES[kind].whole), mediaTypes), record: { model: model.name, kind } }
      : json(ref(BODIES[kind].columns), mediaTypes)
  return {
    create: () => ({
      method: 'POST',
      path: all,
      summary: `Create one ${names.one}`,
      query: NO_QUERY,
      body: body('create'),
      replies: [
        { ...record(201, 'The new record.'), headers: [ETAG, { ...LOCATION, optional: !model.id }] },
      ],
      rateClass: 'write',
    }),
    update: () => ({
      method: 'PATCH',
      path: one,
      summary: `Update one ${names.one}`,
      query: NO_QUERY,
      headers: [ifMatch],
      body: body('update', PATCHES),
      replies: [record(200, 'The record as it is now.')],
      rateClass: 'write',
    }),
    delete: () => ({
      method: 'DELETE',
      path: one,
      summary: `Delete one ${names.one}`,
      query: NO_QUERY,
      body: NO_BODY,
      headers: [ifMatch],
      replies: [{ status: 204, doc: 'The record is gone.' }],
      rateClass: 'write',
    }),
    restore: () => ({
      method: 'POST',
      path: [...one, 'restore'],
      summary: `Restore one ${names.one} that was deleted`,
      query: NO_QUERY,
      body: NO_BODY,
      headers: [ifMatch],
      replies: [record(200, 'The record, which is there again.')],
      rateClass: 'write',
    }),
    purge: () => ({
      method: 'DELETE',
      path: [...one, 'purge'],
      summary: `Delete one ${names.one} for good`,
      query: NO_QUERY,
      body: NO_BODY,
      headers: [ifMatch],
      replies: [{ status: 204, doc: 'The record is gone, and cannot be restored.' }],
      rateClass: 'write',
    }),
    upsert: () => ({
      method: 'PUT',
      path: one,
      summary: `Create one ${names.one}, or update it where it is there`,
      query: NO_QUERY,
      headers: [{ ...IF_MATCH, optional: true }, IF_ABSENT],
      body: { ...json(upsertShape(api.shapes(model).create, model)), creates: { model: model.name, as: 'named' } },
      replies: [record(200, 'The record as it is now; what the body does not name is as it was.'), { ...record(201, 'The new record.'), headers: [ETAG, LOCATION] }],
      rateClass: 'write',
    }),
  }
}
