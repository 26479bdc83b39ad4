import { createHash, timingSafeEqual } from 'node:crypto'
import type { Guard } from '#runtime/api/operation.js'
import { Problem } from '#runtime/api/problem.js'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Lets the relay through, known by its token, and nobody else. */
export const relayOnly: Guard = (_ctx, { request }) => {
  const token = process.env['OUTBOX_TOKEN'] ?? ''
  const given = request.header('x-relay-token') ?? ''
  if (token === '' || !timingSafeEqual(digest(given), digest(token))) throw new Problem('unauthorized')
}
