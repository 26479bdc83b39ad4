import { randomUUID } from 'node:crypto'

const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/

/**
 * The id a request is known by in the log and in replies.
 *
 * @param header `X-Request-Id` as it came; taken when it cannot do harm where ids are shown, replaced otherwise
 */
export function requestIdFrom(header: string | undefined): string {
  return header !== undefined && ACCEPTED.test(header) ? header : randomUUID()
}
