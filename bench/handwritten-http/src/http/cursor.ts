import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Problem } from './problem.js'

const token = z.tuple([z.literal(1), z.string(), z.int32()])

type Order = readonly { readonly [field: string]: 'asc' | 'desc' }[]

/** Names the last record of a page, and the order that the page is in. */
export function writeCursor(model: string, order: Order, id: number): string {
  return Buffer.from(JSON.stringify([1, fingerprint(model, order), id])).toString('base64url')
}

/**
 * The id that a cursor names.
 *
 * @throws Problem for a cursor of another list
 */
export function readCursor(model: string, order: Order, text: string): number {
  const read = token.safeParse(parse(text))
  if (!read.success || read.data[1] !== fingerprint(model, order)) {
    throw new Problem('invalid-request', { detail: 'The cursor belongs to another list.' })
  }
  return read.data[2]
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}

function fingerprint(model: string, order: Order): string {
  const terms = order.flatMap((term) => Object.entries(term).map(([field, direction]) => [direction, field]))
  return createHash('sha256').update(JSON.stringify([model, [['id', 'int']], terms])).digest('base64url').slice(0, 16)
}
