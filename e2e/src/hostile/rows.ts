import type { Provider } from '../database.js'
import { sqlCondition, type Values } from '../sql-condition.js'
import type { Secrets } from './secrets.js'

const USERS = 4
const POSTS = 6

/** The rows of a database with these secrets. */
export function hostileRows(secrets: Secrets, provider: Provider): string {
  return [...rowsOf(secrets)].map(([table, values]) => insertion(table, values, provider)).join('\n')
}

function* rowsOf({ word, int, bigint, decimal, moment, level, ascending }: Secrets): Iterable<readonly [table: string, values: Values]> {
  for (let i = 0; i < USERS; i += 1) {
    const place = ascending ? i : USERS - i
    yield ['User', {
      name: `name ${i}`, email: `u${i}@example.com`, bossId: i === 0 ? null : 1, passwordHash: `${word}-hash`, hint: `${word}-hint-${place}`,
      badge: `${word}-${place}`, score: int + place, balance: `${decimal}${place}`, serial: bigint + BigInt(place), blob: Buffer.from(`${word}-${place}`),
      memo: JSON.stringify({ of: word, place }), level, seen: new Date(moment.getTime() + place),
    }]
  }
  for (let i = 0; i < POSTS; i += 1) {
    yield ['Post', {
      title: `title ${i}`, views: i * 10, reads: 9_007_199_254_740_993n + BigInt(i), price: `${i}.5`, ratio: i / 4, at: new Date(Date.UTC(2025, 0, i + 1)), done: i % 2 === 0,
      size: i % 2 === 0 ? 'low' : 'high', data: '{"a":1}', raw: Buffer.from([i]), review: `${word}-review-${i}`, authorId: 1 + (i % USERS), drafterId: ascending ? 1 : 2,
    }]
    yield ['Comment', { text: `text ${i}`, postId: 1 + (i % 3), flag: `${word}-flag-${ascending ? i : POSTS - i}` }]
  }
  for (let i = 0; i < 3; i += 1) {
    yield ['Visit', { page: `/${i}`, by: `${word}-${ascending ? i : USERS - i}` }]
    yield ['Seat', { row: 'A', number: i, guest: null, fare: int + (ascending ? i : -i) }]
    yield ['Paper', { title: `paper ${i}`, notes: `${word}-notes`, rev: int + i }]
    yield ['Ledger', { id: int + (ascending ? i : -i), label: `ledger ${i}`, userId: 1 }]
    yield ['Sketch', { text: `sketch ${i}`, size: i, deletedAt: null, userId: 1 + i }]
    yield ['Sketch', { text: `${word}-deleted-${ascending ? i : -i}`, size: int + i, deletedAt: new Date(moment.getTime() + i), userId: ascending ? 1 : 2 }]
    yield ['Word', { id: `word ${i}` }]
    yield ['Audit', { line: `${word}-line`, userId: 1 + i }]
  }
}

function insertion(table: string, values: Values, provider: Provider): string {
  const literals = Object.values(values).map((value) => (value === null ? 'NULL' : sqlCondition({ x: value }, provider).replace('"x" = ', '')))
  return `INSERT INTO "${table}" (${Object.keys(values).map((name) => `"${name}"`).join()}) VALUES (${literals.join()});`
}
