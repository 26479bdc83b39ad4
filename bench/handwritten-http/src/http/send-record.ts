import type { Response } from 'express'
import { entityTag } from './entity-tag.js'

/**
 * Sends a record with its tag. Express answers 304 where the client has that one already.
 *
 * @param state what the record's part of the tag is made of
 */
export function sendRecord(res: Response, record: object, state: unknown): void {
  const body = JSON.stringify(record)
  res.setHeader('etag', entityTag(state, body))
  res.type('json').send(body)
}
