import type { QuerySpec, ReplySpec } from '@ssot-codegen/core'
import { json, NO_BODY, NO_QUERY, PATCHES, type FactsOf, type Subject } from './facts.js'

const WRITTEN: ReplySpec = { status: 200, doc: 'How many records were written.', body: { kind: 'ref', name: 'Count' } }

/** The operations that write many records. */
export function bulkWrites({ model, names, all, ref }: Subject): FactsOf<'createMany' | 'updateMany' | 'deleteMany'> {
  const constrained: QuerySpec = { kind: 'model', model: model.name, parts: ['where'], constrained: true }
  return {
    createMany: () => ({
      method: 'POST',
      path: [...all, 'bulk'],
      summary: `Create many ${names.many}, all or none`,
      query: NO_QUERY,
      body: { ...json({ kind: 'list', items: ref('Create'), minItems: 1 }), creates: { model: model.name, as: 'many' } },
      replies: [{ ...WRITTEN, status: 201 }],
      rateClass: 'heavy',
    }),
    updateMany: () => ({
      method: 'PATCH',
      path: all,
      summary: `Update all ${names.many} that match`,
      query: constrained,
      body: json(ref('Update'), PATCHES),
      replies: [WRITTEN],
      rateClass: 'heavy',
    }),
    deleteMany: () => ({
      method: 'DELETE',
      path: all,
      summary: `Delete all ${names.many} that match`,
      query: constrained,
      body: NO_BODY,
      replies: [WRITTEN],
      rateClass: 'heavy',
    }),
  }
}
