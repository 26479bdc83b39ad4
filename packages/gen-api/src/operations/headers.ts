import type { Property } from '@ssot-codegen/core'

/** The header a reply with one record has; what two of them share up to the dot is the state of the record. */
export const ETAG: Property = { name: 'etag', shape: { kind: 'string' }, doc: 'Stands for the record and for what the reply shows of it.' }
/** Of replies that the client has. */
export const IF_NONE_MATCH: Property = { name: 'if-none-match', shape: { kind: 'string' }, doc: 'Entity tags of replies that need not be sent again.', optional: true }
/** Of the states that a write is for. */
export const IF_MATCH: Property = { name: 'if-match', shape: { kind: 'string' }, doc: 'Entity tags the record was read with: it is written if it is still in one of those states.' }
/** Of a write that is to make a record. */
export const IF_ABSENT: Property = { name: 'if-none-match', shape: { kind: 'literal', value: '*' }, doc: 'The record is made if there is none yet.', optional: true }
