import type { Models } from '#runtime/api/model.js'
import type { Contract, ContractOperation } from '#runtime/contract/plan/contract.js'
import type { ObjectShape } from '#runtime/api/shape.js'

const key = { name: 'id', shape: { kind: 'integer' } } as const
const body: ObjectShape = { kind: 'object', properties: [{ name: 'title', shape: { kind: 'string', maxLength: 10 } }, { name: 'ownerId', shape: { kind: 'integer' } }] }
const owner: ObjectShape = { kind: 'object', properties: [{ name: 'email', shape: { kind: 'string', format: 'email' } }] }
const none = { query: { kind: 'none' }, body: { kind: 'none' }, replies: [] } as const
const tag = { name: 'if-match', shape: { kind: 'string' }, optional: false } as const

const operations: readonly ContractOperation[] = [
  { ...none, id: 'notes.list', method: 'GET', path: ['api', 'notes'], query: { kind: 'model', model: 'Note', parts: ['where', 'orderBy', 'page', 'cursor', 'total', 'include', 'select'] }, model: 'Note', action: 'list' },
  { ...none, id: 'notes.create', method: 'POST', path: ['api', 'notes'], body: { kind: 'json', shape: body }, model: 'Note', action: 'create' },
  { ...none, id: 'notes.get', method: 'GET', path: ['api', 'notes', key], query: { kind: 'model', model: 'Note', parts: ['include', 'select'] }, model: 'Note', action: 'get' },
  { ...none, id: 'notes.update', method: 'PATCH', path: ['api', 'notes', key], headers: [tag], body: { kind: 'json', shape: { kind: 'ref', name: 'NoteUpdate' } }, model: 'Note', action: 'update' },
  { ...none, id: 'notes.delete', method: 'DELETE', path: ['api', 'notes', key], model: 'Note', action: 'delete' },
  { ...none, id: 'notes.deleteMany', method: 'DELETE', path: ['api', 'notes'], query: { kind: 'model', model: 'Note', parts: ['where'], constrained: true }, model: 'Note', action: 'deleteMany' },
  { ...none, id: 'owners.create', method: 'POST', path: ['api', 'owners'], body: { kind: 'json', shape: owner }, model: 'Owner', action: 'create' },
  { ...none, id: 'hooks.receive', method: 'POST', path: ['hooks', 'mail'], body: { kind: 'raw', mediaTypes: ['application/octet-stream'] } },
  { ...none, id: 'health.live', method: 'GET', path: ['health', 'live'] },
]

/** Notes, each with an owner. */
export const notes: Contract = { operations, shapes: { NoteUpdate: { kind: 'object', properties: body.properties.map((property) => ({ ...property, optional: true })) } } }

/** Their models: a note has a column that nobody may know of. */
export const noteModels: Models = {
  Note: {
    name: 'Note',
    delegate: 'note',
    path: 'api/notes',
    columns: { id: { kind: 'int' }, title: { kind: 'string' }, ownerId: { kind: 'int' }, secret: { kind: 'string', hidden: true } },
    relations: { owner: { model: 'Owner', fields: ['ownerId'] } },
    key: { name: 'id', fields: ['id'] },
  },
  Owner: { name: 'Owner', delegate: 'owner', path: 'api/owners', columns: { id: { kind: 'int' }, email: { kind: 'string' } }, relations: {}, key: { name: 'id', fields: ['id'] }, uniques: [['email']] },
}
