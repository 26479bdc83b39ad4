import { comparable, replyDifferences, stateDifferences, togetherDifferences } from '#runtime/contract/equivalence/differences.js'
import { curlOf } from '#runtime/contract/equivalence/curl.js'
import type { Exchanged } from '#runtime/contract/equivalence/exchange.js'
import { createTally, missedQuotas } from '#runtime/contract/equivalence/tally.js'
import { describe, expect, test } from 'vitest'
import { notes } from './support/notes.js'

const reply = (more: Partial<Exchanged> & { readonly text?: string } = {}): Exchanged => ({ status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(more.text ?? '{"a":1}'), ...more })
const between = (one: Exchanged, other: Exchanged, id?: string, chance?: readonly string[]) => replyDifferences(comparable(one, id, chance), comparable(other, id, chance)).map(({ where }) => where)

describe('two replies', () => {
  test('differ in status, in every header that says something, and in one byte', () => {
    expect(between(reply(), reply())).toEqual([])
    expect(between(reply(), reply({ status: 201 }))).toEqual(['status'])
    expect(between(reply(), reply({ text: '{"a":2}' }))).toEqual(['body'])
    expect(between(reply({ headers: { etag: '"a"' } }), reply({ headers: {} }))).toEqual(['header etag'])
    expect(between(reply({ headers: { vary: 'a\nb' } }), reply({ headers: { vary: 'b\na' } }))).toEqual(['header vary'])
    expect(between(reply(), reply({ status: 0, error: 'ECONNRESET' }))).toEqual(['status'])
  })

  test('do not differ in what tells of the connection and the hour', () => {
    expect(between(reply({ headers: { date: 'a', connection: 'close' } }), reply({ headers: { date: 'b', 'keep-alive': 'timeout=5' } }))).toEqual([])
  })

  test('differ in the id of the request where the client gave it, and not where the server had to make it', () => {
    const [one, other] = ['made-1', 'made-2'].map((id) => reply({ headers: { 'x-request-id': id }, text: `{"instance":"urn:request:${id}"}` })) as [Exchanged, Exchanged]
    expect(between(one, other)).toEqual([])
    expect(between(one, other, 'made-1')).toEqual(['header x-request-id', 'body'])
  })

  test('do not differ in a moment of the database, and do in one that was sent', () => {
    const at = (date: Date) => reply({ text: JSON.stringify({ at: date }) })
    expect(between(at(new Date()), at(new Date(Date.now() - 1000)))).toEqual([])
    expect(between(at(new Date(0)), at(new Date(1000)))).toEqual(['body'])
  })

  test('differ in a value that chance decides only where it decides it', () => {
    const [one, other] = [reply({ text: '{"id":1,"é":2}', headers: { location: '/1' } }), reply({ text: '{"id":2,"é":2}', headers: { location: '/2' } })]
    expect(between(one, other)).toEqual(['header location', 'body'])
    expect(between(one, other, undefined, ['id'])).toEqual([])
    expect(between(one, other, undefined, ['é'])).toEqual(['body'])
  })
})

test('replies that came at once are compared in any order, each as often as it came', () => {
  const [won, lost] = [reply({ status: 201 }), reply({ status: 409 })].map((one) => comparable(one, undefined)) as [ReturnType<typeof comparable>, ReturnType<typeof comparable>]
  expect(togetherDifferences([won, lost, lost], [lost, won, lost])).toEqual([])
  expect(togetherDifferences([won, lost, lost], [won, won, lost])).toHaveLength(1)
})

test('databases differ in rows, as often as they are there, and in tables', () => {
  const where = (one: Record<string, string[]>, other: Record<string, string[]>) => stateDifferences(one, other).map((difference) => [difference.where, ...difference.values])
  expect(where({ a: ['1', '2'] }, { a: ['1', '2'] })).toEqual([])
  expect(where({ a: ['1', '1', '2'] }, { a: ['1', '2'] })).toEqual([['table a', '1', '']])
  expect(where({ a: [] }, { a: [], b: ['1'] })).toEqual([['table b', '', '1']])
})

test('a quota is missed by the operations and kinds of which too little was sent', () => {
  const tally = createTally()
  const operation = notes.operations[0]?.id ?? ''
  for (const status of [200, 400, 0]) tally.add({ operation, kind: 'valid', label: '', method: 'GET', target: '/', headers: {} }, status)
  expect(tally.of(operation, 'valid')).toEqual({ sent: 3, granted: 1, different: 0 })
  const missed = missedQuotas(notes, tally, 3)
  expect(missed).toHaveLength(notes.operations.length * 5 - 1)
  expect(missed).not.toContainEqual(expect.objectContaining({ operation, kind: 'valid' }))
})

test('a request is a line for a shell, whatever it holds', () => {
  const request = { operation: 'x', kind: 'malformed', label: '', method: 'POST', target: "/a?b='%zz", headers: { 'x-request-id': '' }, body: Uint8Array.from([0xff, 0x27, 0x41]) } as const
  expect(curlOf(request)).toBe(`curl -i --path-as-is --globoff -X POST -H 'x-request-id;' --data-binary $'\\xff\\x27A' "$URL"'/a?b='\\''%zz'`)
})
