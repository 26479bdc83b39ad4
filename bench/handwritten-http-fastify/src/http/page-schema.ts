/** How a page of records is serialized. */
export function pageOf(record: object, meta: object) {
  return { type: 'object', properties: { data: { type: 'array', items: record }, meta: { type: 'object', properties: meta } } }
}

/** What a page says of itself where it is only numbered. */
export const numberedPage = { total: { type: 'integer' }, skip: { type: 'integer' }, take: { type: 'integer' } }
