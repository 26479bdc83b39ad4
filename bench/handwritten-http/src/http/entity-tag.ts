import { createHash } from 'node:crypto'

/**
 * The strong tag of one representation of a record: the state of the record, by which writes are guarded, and the bytes.
 *
 * @param state what tells the record's states apart, such as the moment of its last write
 */
export function entityTag(state: unknown, body: string): string {
  return `"${hash(JSON.stringify(state))}.${hash(body)}"`
}

/** Whether `If-Match` names a tag of the record in that state; it holds for any where the header is absent. */
export function matchesState(ifMatch: string | undefined, state: unknown): boolean {
  if (ifMatch === undefined || ifMatch.trim() === '*') return true
  const part = hash(JSON.stringify(state))
  return ifMatch.split(',').some((tag) => tag.trim().startsWith(`"${part}.`))
}

function hash(content: string): string {
  return createHash('sha256').update(content).digest('base64url').slice(0, 16)
}
