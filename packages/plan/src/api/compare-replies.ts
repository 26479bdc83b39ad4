import type { ReplySpec } from '@ssot-codegen/core'
import type { Telling } from './telling.js'

/** Reports what differs between the replies, status by status. */
export function compareReplies(was: readonly ReplySpec[], is: readonly ReplySpec[], { tell, properties, shapes }: Telling): void {
  const now = new Map(is.map((reply) => [reply.status, reply]))
  const before = new Set(was.map(({ status }) => status))
  for (const reply of was) {
    const what = String(reply.status)
    const at = `/responses/${what}`
    const other = now.get(reply.status)
    if (!other) {
      tell(isSuccess(reply) ? 'response-success-status-removed' : 'response-non-success-status-removed', { what }, at)
      continue
    }
    properties(reply.headers ?? [], other.headers ?? [], { direction: 'response', place: 'response-header', at: `${at}/headers` })
    if (reply.body && other.body) shapes(reply.body, other.body, { direction: 'response', place: 'response-body', at })
    else if (reply.body) tell('response-body-removed', { what }, at)
    else if (other.body) tell('response-body-added', { what }, at)
  }
  for (const reply of is) {
    if (before.has(reply.status)) continue
    const what = String(reply.status)
    tell(isSuccess(reply) ? 'response-success-status-added' : 'response-non-success-status-added', { what }, `/responses/${what}`)
  }
}

function isSuccess({ status }: ReplySpec): boolean {
  return status >= 200 && status < 300
}
