import type { FinalOperation, ObjectShape, Shape } from '@ssot-codegen/core'
import { describe, expect, test } from 'vitest'
import { compareContracts, type Contract } from '../src/index.js'

const text: Shape = { kind: 'string' }
const object = (...names: readonly string[]): ObjectShape => ({ kind: 'object', properties: names.map((name) => ({ name, shape: text })) })

/** An operation that every part is there of. */
const SEND: FinalOperation = {
  id: 'mail.send',
  group: 'mail',
  method: 'POST',
  path: ['mail', { name: 'box', shape: text }],
  summary: 'Send',
  query: { kind: 'parameters', parameters: [{ name: 'copy', shape: { kind: 'boolean' }, optional: true }] },
  headers: [{ name: 'x-trace', shape: text, optional: true }],
  body: { kind: 'json', shape: object('to', 'text'), mediaTypes: ['application/json', 'text/json'], required: false },
  replies: [
    { status: 200, doc: 'Sent.', body: object('id'), headers: [{ name: 'etag', shape: text }] },
    { status: 404, doc: 'No box.' },
  ],
  access: { kind: 'public' },
  rateClass: 'write',
  tags: [],
  handler: { symbol: { kind: 'symbol' } as unknown as FinalOperation['handler']['symbol'] }, // never looked at
  guards: [],
  security: ['key'],
}

const contract = (...operations: readonly FinalOperation[]): Contract => ({ operations, shapes: new Map(), grammars: new Map() })
const rule = (name: string, ...args: readonly Shape[]): FinalOperation['access'] => ({ kind: 'rule', rule: name, args })

/** What is changed in the operation, and what is told of it: severity, id and pointer. */
const CHANGES: readonly (readonly [string, Partial<FinalOperation>, readonly string[]])[] = [
  ['nothing', {}, []],
  ['words', { summary: 'Send it', doc: 'Sends.', tags: ['post'] }, []],
  ['the name of a parameter in the path', { path: ['mail', { name: 'inbox', shape: text }] }, ['info api-path-parameter-renamed /path/box']],
  ['the path', { path: ['post', { name: 'box', shape: text }] }, ['breaking api-path-changed ']],
  ['the method', { method: 'PUT' }, ['breaking api-path-changed ']],
  ['the id', { id: 'mail.post' }, ['warning api-operation-id-changed ']],
  ['the type of a parameter in the path', { path: ['mail', { name: 'box', shape: { kind: 'integer' } }] }, ['breaking request-parameter-type-changed /path/box']],
  ['deprecated', { deprecated: true }, ['info api-deprecated ']],
  ['access, to nobody', { access: { kind: 'unspecified' } }, ['breaking api-access-tightened ']],
  ['access, to some', { access: rule('owner') }, ['breaking api-access-tightened ']],
  ['one more proof', { security: ['key', 'token'] }, ['breaking api-security-added ']],
  ['no proof', { security: [] }, ['info api-security-removed ']],
  ['a parameter goes', { query: { kind: 'none' } }, ['breaking request-parameter-removed /query/copy']],
  [
    'a parameter is new',
    { query: { kind: 'parameters', parameters: [{ name: 'copy', shape: { kind: 'boolean' }, optional: true }, { name: 'day', shape: text }] } },
    ['breaking new-required-request-parameter /query/day'],
  ],
  ['a parameter is required', { query: { kind: 'parameters', parameters: [{ name: 'copy', shape: { kind: 'boolean' } }] } }, ['breaking request-parameter-became-required /query/copy']],
  ['a header is required', { headers: [{ name: 'x-trace', shape: text }] }, ['breaking request-header-became-required /headers/x-trace']],
  ['no body', { body: { kind: 'none' } }, ['breaking request-body-removed /body']],
  ['bytes for a body', { body: { kind: 'raw', mediaTypes: ['text/plain'] } }, ['breaking request-body-kind-changed /body']],
  [
    'a body that must be there, of one type',
    { body: { kind: 'json', shape: object('to', 'text'), required: true } },
    ['breaking request-body-added-required /body', 'breaking request-body-media-type-removed /body'],
  ],
  ['less in the body', { body: { kind: 'json', shape: object('to'), mediaTypes: ['application/json', 'text/json'], required: false } }, ['breaking request-property-removed /body/text']],
  ['no success', { replies: SEND.replies.slice(1) }, ['breaking response-success-status-removed /responses/200']],
  ['no failure', { replies: SEND.replies.slice(0, 1) }, ['info response-non-success-status-removed /responses/404']],
  ['another failure', { replies: [...SEND.replies, { status: 409, doc: 'Full.' }] }, ['info response-non-success-status-added /responses/409']],
  ['another success', { replies: [...SEND.replies, { status: 202, doc: 'Later.' }] }, ['warning response-success-status-added /responses/202']],
  [
    'no body and header in the reply',
    { replies: [{ status: 200, doc: 'Sent.' }, ...SEND.replies.slice(1)] },
    ['breaking response-body-removed /responses/200', 'breaking response-header-removed /responses/200/headers/etag'],
  ],
]

describe('what changes in an operation is told', () => {
  test.each(CHANGES)('%s', (_, change, told) => {
    const changes = compareContracts(contract(SEND), contract({ ...SEND, ...change }))
    expect(changes.map(({ severity, id, pointer }) => `${severity} ${id} ${pointer}`)).toEqual(told)
  })

  test('of rules: one more severe is not to be told from another one, fewer callers are', () => {
    const of = (before: FinalOperation['access'], now: FinalOperation['access']) => compareContracts(contract({ ...SEND, access: before }), contract({ ...SEND, access: now })).map(({ severity, id }) => `${severity} ${id}`)
    expect(of(rule('owner'), rule('owner'))).toEqual([])
    expect(of(rule('role', { kind: 'literal', value: 'a' }), rule('role', { kind: 'literal', value: 'b' }))).toEqual(['warning api-access-changed'])
    expect(of(rule('owner'), { kind: 'public' })).toEqual(['warning api-access-loosened'])
    expect(of({ kind: 'unspecified' }, rule('owner'))).toEqual(['breaking api-access-tightened'])
  })

  test('operations that are gone, or new', () => {
    const all = (changes: ReturnType<typeof compareContracts>) => changes.map(({ severity, id, operation }) => `${severity} ${id} ${operation}`)
    expect(all(compareContracts(contract(SEND), contract()))).toEqual(['breaking api-removed POST /mail/:box'])
    expect(all(compareContracts(contract(), contract(SEND)))).toEqual(['info api-added POST /mail/:box'])
  })

  test('what refers to itself without end is compared once', () => {
    const node = (...more: readonly string[]): Shape => ({
      kind: 'object',
      properties: [...object('name', ...more).properties, { name: 'next', shape: { kind: 'nullable', of: { kind: 'ref', name: 'Node' } } }],
    })
    const of = (shape: Shape): Contract => ({
      operations: [{ ...SEND, replies: [{ status: 200, doc: '', body: { kind: 'list', items: { kind: 'ref', name: 'Node' } } }] }],
      shapes: new Map([['Node', shape]]),
      grammars: new Map(),
    })
    expect(compareContracts(of(node('age')), of(node())).map(({ id, pointer }) => `${id} ${pointer}`)).toEqual(['response-property-removed Node/age'])
  })
})
